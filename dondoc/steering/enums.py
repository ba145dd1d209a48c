"""The closed vocabularies of steering."""

from __future__ import annotations

from enum import StrEnum


class Path(StrEnum):
    """Where an indicator stands against what was set for it."""

    #: It has what was asked of the year.
    REACHED = "reached"
    ON_PATH = "on_path"
    OFF_PATH = "off_path"
    #: Nobody has reported a value of this year: that is neither zero nor fine.
    NO_VALUE = "no_value"
    #: Agencies report values of one period that do not stand alike.
    DISAGREE = "disagree"
    #: There is a value, but nothing says yet whether it is enough: no baseline, or no direction.
    CANNOT_TELL = "cannot_tell"
    NO_TARGET = "no_target"


class Change(StrEnum):
    """What a task can be that it was not on an earlier day."""

    NEWLY_DONE = "newly_done"
    NEWLY_LATE = "newly_late"
    #: Done then, open again now: a report was corrected, a confirmation refused.
    REOPENED = "reopened"


class Measure(StrEnum):
    """What an agency can be rated by; each is counted by the platform itself, see `rules.measures`."""

    REPORTS_ON_TIME = "reports_on_time"
    REPORTS_SENT = "reports_sent"
    RETURNS = "returns"
    NIL_RETURNS = "nil_returns"
    TASKS_DONE = "tasks_done"
    TASKS_ON_TIME = "tasks_on_time"
    UNDATED_DONE = "undated_done"
    INDICATORS_ON_PATH = "indicators_on_path"


class Scoring(StrEnum):
    """How a measured figure becomes points from 0 to 100."""

    #: In proportion between the figure that earns none and the one that earns all.
    LINEAR = "linear"
    #: By steps: from this figure on, so many points.
    STEPS = "steps"


class Unmeasured(StrEnum):
    """What becomes of a component where there was nothing to measure; it is never a zero, nor full marks."""

    #: The others carry its weight.
    LEAVE_OUT = "leave_out"
    #: Without it an agency is not rated.
    NEEDED = "needed"


class Group(StrEnum):
    """Agencies are ranked among their like."""

    DEPARTMENTS = "departments"
    #: People's Committees below the province.
    LOCALITIES = "localities"
