"""The closed vocabularies of progress."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What an agency says of its share of a task."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    #: It cannot be done; the words say why.
    CANNOT = "cannot"


class Source(StrEnum):
    """Where an entry comes from."""

    HAND = "hand"
    #: An accepted report.
    REPORT = "report"


class Confirmer(StrEnum):
    """Who confirms that a task of a plan is done."""

    FOCAL = "focal"
    SUPERVISING = "supervising"
    LEADER = "leader"


class Verdict(StrEnum):
    """What the second person says of an entry that reports a task done."""

    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"


class WithdrawalKind(StrEnum):
    """What was decided about a task as a whole."""

    CANCELLED = "cancelled"
    #: Another task took its place.
    SUPERSEDED = "superseded"
    #: It counts again: an earlier decision was taken back.
    RESTORED = "restored"


class Cell(StrEnum):
    """Where a task stands on a day; no two are ever merged."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    NO_DATE_OPEN = "no_date_open"
    NO_DATE_DONE = "no_date_done"


class Show(StrEnum):
    """What a list is cut to: one of the cells, or what waits for somebody."""

    OPEN_LATE = "open_late"
    NEAR = "near"
    OPEN_IN_TIME = "open_in_time"
    NO_DATE_OPEN = "no_date_open"
    WAITS = "waits"
    ASKED = "asked"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    NO_DATE_DONE = "no_date_done"
    WITHDRAWN = "withdrawn"
