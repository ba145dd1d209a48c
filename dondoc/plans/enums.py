"""The closed vocabularies of a plan."""

from __future__ import annotations

from enum import StrEnum

from dondoc.extraction.plan import DeadlineKind, Frequency, Operator

__all__ = [
    "DatePrecision",
    "DeadlineKind",
    "Direction",
    "Frequency",
    "ItemKind",
    "MeaningState",
    "Operator",
    "Origin",
    "ReadingState",
    "Role",
    "Verb",
]


class ReadingState(StrEnum):
    """Where one reading of a document stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class DatePrecision(StrEnum):
    """How much of a printed date is known: many plans leave the day blank."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class ItemKind(StrEnum):
    """What can be read in a plan, checked and corrected one by one."""

    TASK = "task"
    INDICATOR = "indicator"
    DUTY = "duty"
    REFERENCE = "reference"
    RECIPIENT = "recipient"


class Origin(StrEnum):
    """How an item came to be as it is."""

    READ = "read"
    CORRECTED = "corrected"
    ADDED = "added"
    SPLIT = "split"
    MERGED = "merged"


class Role(StrEnum):
    """What an agency is in a task, an indicator or a reporting duty."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    SUPERVISING = "supervising"
    EVALUATOR = "evaluator"
    SENDER = "sender"
    RECEIVER = "receiver"


class MeaningState(StrEnum):
    """Whether it is known which agencies a phrase of an issued plan means."""

    SETTLED = "settled"
    #: A person is to be asked: nobody holds the duty until then.
    TO_SETTLE = "to_settle"


class Direction(StrEnum):
    """Which way an indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Verb(StrEnum):
    """What a person did to a draft."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    SPLIT = "split"
    MERGE = "merge"
    DROP = "drop"
    RESTORE = "restore"
    ADD = "add"
    FACTS = "facts"
    REREAD = "reread"
