"""What was understood of a file that came back: row by row, with why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.sheets.form import Values


class Fit(StrEnum):
    """How a file fits the report that it is sent for."""

    SAME = "same"
    #: What is asked has changed since the form was made out.
    RENEWED = "renewed"
    #: Made out for another period of the same report; nothing of it is taken unasked.
    OTHER_PERIOD = "other_period"
    OTHER_AGENCY = "other_agency"
    OTHER_REGIME = "other_regime"
    #: It does not say whose it is.
    UNKNOWN = "unknown"


#: Of such a file nothing is offered.
UNFIT = frozenset({Fit.OTHER_AGENCY, Fit.OTHER_REGIME, Fit.UNKNOWN})


class Verdict(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"
    #: Some of its cells are understood and taken, some are not.
    PARTLY = "partly"
    #: It can be read in two ways, or belongs to another period: a person says.
    ASKED = "asked"
    #: Somebody has changed it on the page since the form was made out: a person chooses.
    CONFLICT = "conflict"
    SAME = "same"
    #: Nothing is said in it; nothing is taken, nothing erased.
    BLANK = "blank"
    NOT_UNDERSTOOD = "not_understood"
    #: Twice in the file, with different answers.
    DOUBLED = "doubled"
    #: This report does not ask for it (any more).
    NOT_ASKED = "not_asked"
    #: Asked for, but not in the file.
    MISSING = "missing"


#: Rows of these are written, or are once a person says so.
WRITTEN = frozenset({Verdict.TAKEN, Verdict.PARTLY})
CHOSEN = frozenset({Verdict.ASKED, Verdict.CONFLICT})


class Reason(StrEnum):
    """Why a cell or a row was read as it was; each has a sentence in `models.sheet_words`."""

    # The cell is not understood.
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    SHORT_YEAR = "short_year"
    #: Excel has made a day of what was a document's number.
    BECAME_DAY = "became_day"
    UNKNOWN_STATE = "unknown_state"
    #: An answer cannot hold it; the detail is of `enums.Fault`.
    UNFIT = "unfit"
    ERROR_CELL = "error_cell"
    MERGED = "merged"
    # A person is asked.
    TWO_NUMBERS = "two_numbers"
    OTHER_PERIOD = "other_period"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NO_STAMP = "no_stamp"
    # Told only.
    ENGLISH_NUMBER = "english_number"
    ROUNDED = "rounded"
    SERIAL_DAY = "serial_day"
    FORMULA = "formula"
    HAS_MORE = "has_more"
    TWICE_ALIKE = "twice_alike"
    KEPT_NEWER = "kept_newer"
    # Of the whole row.
    NO_KEY = "no_key"
    UNKNOWN_KEY = "unknown_key"
    #: The same, where it is known why; the detail is the sentence.
    GONE = "gone"
    DOUBLED = "doubled"
    MISSING = "missing"


#: A cell with one of these is not taken.
TROUBLES = frozenset(
    {
        Reason.NOT_A_NUMBER,
        Reason.NOT_A_DAY,
        Reason.NO_SUCH_DAY,
        Reason.SHORT_YEAR,
        Reason.BECAME_DAY,
        Reason.UNKNOWN_STATE,
        Reason.UNFIT,
        Reason.ERROR_CELL,
        Reason.MERGED,
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """A reason with the field that it is about ("" the row) and what its sentence names."""

    reason: Reason
    field: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A row and what becomes of it; `values` holds only fields that would change."""

    key: str
    #: None for a row that this report does not ask for.
    kind: AnswerKind | None
    place: str
    path: str
    words: str
    verdict: Verdict
    values: Values
    #: The second way to read the same cells, where there is one.
    others: Values
    #: What stands in the fields of `values` now.
    now: Values
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; `rows` in the order of the file, then what is missing from it."""

    fit: Fit
    rows: tuple[Understood, ...]

    def counts(self) -> Mapping[Verdict, int]:
        """How many rows have each verdict, in the order of `Verdict`."""
        verdicts = [row.verdict for row in self.rows]
        return {verdict: verdicts.count(verdict) for verdict in Verdict if verdict in verdicts}
