"""The bodies that the data files describe once for many provinces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dondoc.agencies.enums import ChangeKind, Kind, Level, Sureness
from dondoc.agencies.rules.spans import Span

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """Why a body looks otherwise from a day on."""

    kind: ChangeKind
    basis: str
    note: str
    sureness: Sureness
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a body is called and where it stands in a stretch of time; names have braces for the province's words."""

    span: Span
    short: str
    name: str
    kind: Kind
    level: Level
    #: Key within the province, a whole key (with a slash), "none", or empty for the province's committee.
    parent: str
    #: What happened at the stretch's beginning; None for the first.
    turn: Turn | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is in one province."""

    key: str
    looks: tuple[Look, ...]
    spellings: tuple[str, ...]
    #: Bodies that take over in a merger of provinces where the other province has not this one; the first alive does.
    heirs: tuple[str, ...]
    #: The province that goes on gets it in a merger, if it had none.
    is_carried: bool
    sureness: Sureness
    source: str

    @property
    def life(self) -> Span:
        """From its first look to the end of its last."""
        return Span(self.looks[0].span.start, self.looks[-1].span.end)


@dataclass(frozen=True, slots=True)
class Template:
    """A body as a data file describes it: for all provinces, with what differs in some."""

    table: Table
    defaults: Table

    @property
    def key(self) -> str:
        """Its key within a province."""
        return str(self.table["key"])

    def body(self, province: str) -> Body | None:
        """As it is in the province; None where there is none."""
        if not stands_in(self.table, province):
            return None
        variants = (variant for variant in self.table.get("variants", ()) if province in variant["for"])
        table = {**self.defaults, **self.table, **next(variants, {})}
        return Body(
            key=self.key,
            looks=tuple(_looks(table)),
            spellings=tuple(table.get("spellings", ())),
            heirs=tuple(table.get("heir", ())),
            is_carried=table.get("carried", False),
            sureness=Sureness(table["sureness"]),
            source=table["source"],
        )


def templates(table: Table) -> list[Template]:
    """The bodies of one file."""
    return [Template(row, table["defaults"]) for row in table.get("body", ())]


def stands_in(table: Table, province: str) -> bool:
    """Whether a body or a change of the files concerns the province."""
    return province in table.get("only", (province,)) and province not in table.get("except", ())


def _looks(table: Table) -> Iterator[Look]:
    """One after the other; a later one keeps what it does not say."""
    later = table.get("later", ())
    ends = [row["from"] for row in later] + [table.get("until") or None]
    told = {field: table[field] for field in ("short", "name", "kind", "level", "parent") if field in table}
    yield _look(told, Span(table.get("from"), ends[0]), None)
    for row, end in zip(later, ends[1:], strict=True):
        if "short" in row:
            told.pop("name", None)
        told |= {field: row[field] for field in told.keys() | {"name", "parent"} if field in row}
        yield _look(told, Span(row["from"], end), _turn(row, table))


def _look(told: Table, span: Span, turn: Turn | None) -> Look:
    short = told["short"]
    return Look(
        span=span,
        short=short,
        name=told.get("name") or full_name(short),
        kind=Kind(told["kind"]),
        level=Level(told["level"]),
        parent=told.get("parent", ""),
        turn=turn,
    )


def _turn(row: Table, table: Table) -> Turn:
    return Turn(
        kind=ChangeKind(row["change"]),
        basis=row.get("basis", ""),
        note=row.get("note", ""),
        sureness=Sureness(row.get("sureness", table["sureness"])),
        source=row.get("source", table["source"]),
    )


def full_name(short: str) -> str:
    """The official name of a short one: "Công an {kind}" and "Sở Y tế" both end in the province's title."""
    return short.replace("{kind}", "{title}") if "{kind}" in short else f"{short} {{title}}"
