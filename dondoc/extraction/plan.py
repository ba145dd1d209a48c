"""The extracted plan: what was read, each item with the words that it came from.

The names follow the glossary; the fixed keys of the JSON are made in `schema.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters in the folded text, with the page where one is known."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look twice; `code` is a key of `doubts.SENTENCES`, `detail` the words meant."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an item stands and how sure the reading is (1.0 is sure)."""

    span: Span
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


class DeadlineKind(StrEnum):
    """Kinds of time a task can carry."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    ON_EVENT = "on-event"
    NONE = "none"


class Frequency(StrEnum):
    """How often a report is owed."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"
    AD_HOC = "ad-hoc"


class Operator(StrEnum):
    """How a target bounds its indicator."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"

    @property
    def direction(self) -> str | None:
        """What such a bound calls better: "higher", "lower", or None where it says nothing."""
        if self is Operator.EQUAL:
            return None
        return "higher" if self in (Operator.AT_LEAST, Operator.MORE) else "lower"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time: `value` is ISO ("2024-03", "2023-Q2,2023-Q3", "2026,2030"), `phrase` the words."""

    kind: DeadlineKind = DeadlineKind.NONE
    value: str | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """Agencies of an item as the document writes them, one entry an agency."""

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    supervising: tuple[str, ...] = ()
    evaluator: tuple[str, ...] = ()
    #: The unsplit words each role was read from, by role name.
    phrases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest item that tells somebody to do something."""

    path: str
    text: str
    roles: Roles
    deadline: Deadline
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Measure:
    """A baseline: the value measured in a year, and its rank among provinces."""

    year: int | None
    value: float | None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached in a year."""

    year: int | None
    op: Operator
    value: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured thing with a unit; `body` tells a sentence of the body from a table's row."""

    code: str
    group: str | None
    name: str
    unit: str | None
    body: bool
    baseline: Measure | None
    target: Target | None
    roles: Roles
    evidence: Evidence
    #: "higher" or "lower" is better, where the document says so, else None.
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A sentence that makes somebody report."""

    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    frequency: Frequency
    due: tuple[str, ...]
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered document that the plan names, with every place that names it."""

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line under "Nơi nhận"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline: `path` as tasks carry it, `depth` from 1."""

    path: str
    title: str
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What the first and last page say of the document itself."""

    title: str | None
    issuer: str | None
    number: str | None
    date: str | None
    signer: str | None
    signer_title: str | None
    implements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A table's cell in the folded text."""

    row: int
    column: int
    row_span: int
    column_span: int
    span: Span


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A block in the folded text; `cells` is empty for a paragraph."""

    kind: str  # "paragraph", "table", "footnote"
    span: Span
    cells: tuple[CellPlace, ...] = ()
    bold: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class ExtractedPlan:
    """All that was read from one file."""

    format: str
    text: str
    blocks: tuple[BlockPlace, ...]
    sections: tuple[Section, ...]
    document: Head
    indicators: tuple[Indicator, ...]
    tasks: tuple[Task, ...]
    reports: tuple[ReportDuty, ...]
    references: tuple[Reference, ...]
    recipients: tuple[Recipient, ...]
    #: What holds for the whole reading: text was recognised, a table was rebuilt from flat text …
    doubts: tuple[Doubt, ...] = ()
