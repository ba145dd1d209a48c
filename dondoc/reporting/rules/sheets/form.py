"""The form of a report that is filled in away from the platform, as data; `words` puts it into Vietnamese."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dondoc.reporting.enums import AnswerKind

#: What a cell may say; None and "" say nothing.
Value = str | Decimal | date | None
#: By the name of the answer's field.
Values = Mapping[str, Value]

TEXTS = ("text", "product_number", "product_name", "unit")
DAYS = ("product_on",)
NUMBERS = ("amount_done", "amount_planned", "value")

PREFIXES = {AnswerKind.TASK: "NV", AnswerKind.INDICATOR: "CT", AnswerKind.PART: "TM"}
KEY = re.compile(r"(NV|CT)-\d{1,18}|TM-[\w-]{1,32}")


def key_of(kind: AnswerKind, name: int | str) -> str:
    """The key of a row: "NV-12" a task by its duty, "CT-7" an indicator, "TM-done" a part of the narrative."""
    return f"{PREFIXES[kind]}-{name}"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is, for what, and what was asked when it was made out."""

    obligation: int
    #: See `rules.periods.Period.key`.
    period: str
    agency: int
    regime: int
    #: 0 where the regime has no plan.
    plan: int
    #: Of `fingerprint`.
    asked: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class FormRow:
    """One thing that is asked, and what stands there now."""

    key: str
    kind: AnswerKind
    #: Heading under which it stands.
    section: str
    #: As the plan numbers it: "II.4.c".
    path: str
    words: str
    #: When it is due, in words; of an indicator, what is to be reached.
    goal: str
    #: What was said the last time, in words.
    last: str
    unit: str
    values: Values


@dataclass(frozen=True, slots=True)
class Form:
    """A report as it goes down; names are those of the day that it was made out on."""

    identity: Identity
    regime: str
    agency: str
    receiver: str
    period: str
    plan: str
    due_on: date
    rows: tuple[FormRow, ...]

    def of(self, kind: AnswerKind) -> tuple[FormRow, ...]:
        """Its rows of one kind, in order."""
        return tuple(row for row in self.rows if row.kind == kind)


def fingerprint(asked: Iterable[tuple[str, str]]) -> str:
    """Ten signs that change with what is asked: keys and words, in whatever order."""
    lines = sorted(f"{key}\t{' '.join(words.split())}" for key, words in asked)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as it stands in a file that came back, and what is odd about it."""

    value: Value = None
    #: It holds a formula; `value` is what the program last computed.
    is_formula: bool = False
    #: A formula that came to an error, or was never computed.
    is_error: bool = False
    #: It is one cell with those of other rows or columns.
    is_merged: bool = False
    #: A picture or a table stands in it, which cannot be taken along.
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a file that came back."""

    #: Where it stands, for people: "Nhiệm vụ, dòng 12".
    place: str
    #: Empty where somebody put in a row of their own.
    key: str
    #: By the name of the answer's field; only the columns that are still there.
    cells: Mapping[str, Raw]
    #: What the row says that it asks.
    words: str = ""
    #: See `stamps`; empty where it was lost.
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A file that came back, as it stands: nothing in it has been understood yet."""

    #: None where the file does not say whose it is.
    identity: Identity | None
    rows: tuple[FilledRow, ...] = field(default=())
