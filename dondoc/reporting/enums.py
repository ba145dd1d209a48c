"""The closed vocabularies of reporting."""

from __future__ import annotations

from enum import StrEnum


class PeriodKind(StrEnum):
    """What stretch of time a report speaks of."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    #: A single report on a day of its own.
    ONCE = "once"


class Rhythm(StrEnum):
    """How often a regime asks; each asks for one or more kinds of period a year (see `rules.periods.KINDS`)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    #: Six months, and then the year.
    SEMIANNUAL = "semiannual"
    NINE_MONTHS = "nine_months"
    ANNUAL = "annual"
    ONCE = "once"


class Scheme(StrEnum):
    """Which rows of closing days a regime counts its periods by."""

    #: Điều 12 of Nghị định 09/2019/NĐ-CP: figures close on the 14th.
    DECREE = "nd09"
    #: From the first to the last day of the months themselves.
    CALENDAR = "calendar"


class Senders(StrEnum):
    """How a regime names those who report."""

    #: Whoever the plan's sentence names, on the day.
    DUTY = "duty"
    #: Every agency that leads a task or an indicator of the plan, on the day.
    LEADS = "leads"
    #: Agencies that a person picked.
    CHOSEN = "chosen"


class Stage(StrEnum):
    """Where an obligation's report is on its way up."""

    NONE = "none"
    DRAFT = "draft"
    #: With the head of the agency.
    APPROVING = "approving"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXCUSED = "excused"
    #: Its agency ended before it fell due; another's obligation stands for it.
    HANDED_OVER = "handed_over"
    #: The regime stopped asking before it fell due.
    DROPPED = "dropped"


class RevisionStage(StrEnum):
    """Where one version of a report is; what has left the agency is never changed again."""

    DRAFT = "draft"
    APPROVING = "approving"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    #: Returned as no report at all.
    VOIDED = "voided"
    ACCEPTED = "accepted"


class Step(StrEnum):
    """What moved it there: the verbs of the ledger, each with who, when and why."""

    MADE = "made"
    REDATED = "redated"
    OPENED = "opened"
    SENT_TO_HEAD = "sent_to_head"
    SENT_BACK = "sent_back"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    #: Returned as no report at all: the time that it was sent does not count.
    VOIDED = "voided"
    ACCEPTED = "accepted"
    #: A new revision of an accepted report was begun, submitted, returned, accepted.
    CORRECTION_OPENED = "correction_opened"
    CORRECTION_SENT_TO_HEAD = "correction_sent_to_head"
    CORRECTION_SENT_BACK = "correction_sent_back"
    CORRECTION_SUBMITTED = "correction_submitted"
    CORRECTION_RETURNED = "correction_returned"
    CORRECTION_ACCEPTED = "correction_accepted"
    EXCUSED = "excused"
    EXCUSE_LIFTED = "excuse_lifted"
    HANDED_OVER = "handed_over"
    #: The agency stood again, or came back into the regime, before the day.
    TAKEN_BACK = "taken_back"
    DROPPED = "dropped"


class LedgerState(StrEnum):
    """What the ledger says of an obligation on a day; a draft is no report, so it has no state of its own."""

    NOT_YET_DUE = "not_yet_due"
    DUE = "due"
    MISSING = "missing"
    NIL = "nil"
    EXCUSED = "excused"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Kept(StrEnum):
    """How an obligation was kept: what discipline counts, each report in one of these."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    #: Nothing has come, and its day has not passed.
    NOT_YET_DUE = "not_yet_due"
    EXCUSED = "excused"


class AnswerKind(StrEnum):
    """What an answer is about."""

    TASK = "task"
    INDICATOR = "indicator"
    #: A part of the narrative.
    PART = "part"


class Part(StrEnum):
    """The parts of the narrative that a report has unless a regime says otherwise."""

    DONE = "done"
    NOT_DONE = "not_done"
    CAUSES = "causes"
    OBSTACLES = "obstacles"
    PROPOSALS = "proposals"
    NEXT = "next"


class Channel(StrEnum):
    """How a report came in."""

    PAGE = "page"
    FILE = "file"
    #: Entered by the receiver from paper, with its scan.
    PAPER = "paper"


class Fault(StrEnum):
    """Why what was typed into one field of an answer cannot be kept."""

    UNKNOWN_STATE = "unknown_state"
    NEGATIVE = "negative"
    PLANNED_ZERO = "planned_zero"
    TOO_LARGE = "too_large"
    TOO_FINE = "too_fine"
    TOO_LONG = "too_long"
    FUTURE = "future"


class Lack(StrEnum):
    """What keeps a report from being sent, or should be looked at before."""

    ALL_BLANK = "all_blank"
    OUT_OF_DATE = "out_of_date"
    NO_STATE = "no_state"
    NO_PROOF = "no_proof"
    NO_REASON = "no_reason"
    HALF_PRODUCT = "half_product"
    HALF_MEASURE = "half_measure"
    REQUIRED_PART = "required_part"
    #: To be looked at; these refuse nothing.
    NO_VALUE = "no_value"
    EMPTY_PART = "empty_part"
    CARRIED = "carried"
    INFECTED_FILE = "infected_file"
