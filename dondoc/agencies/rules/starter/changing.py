"""The changes of the starter data: those that the files tell, and those that follow from names and mergers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.enums import ChangeKind, Sureness
from dondoc.agencies.rules.starter.contract import StarterAgency, StarterChange, StarterSuccession
from dondoc.agencies.rules.starter.provinces import Call, Province
from dondoc.agencies.rules.starter.templates import Body, Table, Template, Turn, stands_in

Agencies = Mapping[str, StarterAgency]


@dataclass(frozen=True, slots=True)
class Origin:
    """What all changes of one event have in common."""

    key: str
    kind: ChangeKind
    on: date
    basis: str
    note: str
    sureness: Sureness
    source: str

    def change(self, successions: Iterable[StarterSuccession] = (), others: Iterable[str] = ()) -> StarterChange:
        """The change with what it did to whom; `others` are concerned without giving or taking."""
        edges = tuple(successions)
        concerned = [*others, *(key for edge in edges for key in (edge.from_key, edge.to_key))]
        return StarterChange(
            key=self.key,
            kind=self.kind,
            on=self.on,
            basis=self.basis,
            note=self.note,
            sureness=self.sureness,
            source=self.source,
            successions=edges,
            agencies=tuple(dict.fromkeys(concerned)),
        )


def told(province: Province, tables: Iterable[Table], agencies: Agencies) -> Iterator[StarterChange]:
    """The changes of the files that happened in the province: where givers and takers were alive."""
    for file in tables:
        for table in file.get("change", ()):
            if stands_in(table, province.key):
                yield from _told(province, {**file["defaults"], **table}, agencies)


def _told(province: Province, table: Table, agencies: Agencies) -> Iterator[StarterChange]:
    on = table["on"]
    edges = [edge for row in table.get("successions", ()) if (edge := _edge(province, row, on, agencies))]
    keys = [whole_key(province, key) for key in table.get("agencies", ())]
    others = [key for key in keys if key in agencies and (agencies[key].lived_until(on) or _alive(agencies, key, on))]
    if edges or others:
        yield _origin(f"{province.key}/{table['key']}", on, table).change(edges, others)


def _origin(key: str, on: date, table: Table) -> Origin:
    return Origin(
        key=key,
        kind=ChangeKind(table["kind"]),
        on=on,
        basis=table.get("basis", ""),
        note=table.get("note", ""),
        sureness=Sureness(table["sureness"]),
        source=table["source"],
    )


def _edge(province: Province, row: Table, on: date, agencies: Agencies) -> StarterSuccession | None:
    giver, taker = (whole_key(province, row[end]) for end in ("from", "to"))
    if not (giver in agencies and agencies[giver].lived_until(on) and _alive(agencies, taker, on)):
        return None
    return StarterSuccession(giver, taker, row.get("scope", ""))


def whole_key(province: Province, key: str) -> str:
    """A key as files write it, within the province unless it has a slash."""
    return key if "/" in key else f"{province.key}/{key}"


def _alive(agencies: Agencies, key: str, on: date) -> bool:
    return key in agencies and agencies[key].phase_on(on) is not None


def turned(province: Province, bodies: Iterable[Body], agencies: Agencies) -> Iterator[StarterChange]:
    """A body got another name or place."""
    for body in bodies:
        key = f"{province.key}/{body.key}"
        for look in body.looks:
            start = look.span.start
            if (
                look.turn
                and start
                and key in agencies
                and agencies[key].lived_until(start)
                and _alive(agencies, key, start)
            ):
                yield _turned(f"{province.key}/{start}/{body.key}", start, look.turn).change(others=[key])


def _turned(key: str, on: date, turn: Turn) -> Origin:
    return Origin(key, turn.kind, on, turn.basis, turn.note, turn.sureness, turn.source)


def renamed(province: Province, agencies: Iterable[StarterAgency], source: str) -> Iterator[StarterChange]:
    """The province became a city, or was renamed, and its agencies with it."""
    for call in province.calls[:-1]:
        if on := call.span.end:
            concerned = [one.key for one in agencies if any(phase.valid_from == on for phase in one.phases[1:])]
            yield _renamed(province, call, on, source).change(others=concerned)


def _renamed(province: Province, call: Call, on: date, source: str) -> Origin:
    return Origin(f"{province.key}/{on}/{province.key}", ChangeKind.RENAMED, on, call.basis, "", call.sureness, source)


def merged(
    province: Province,
    own: Sequence[StarterAgency],
    templates: Mapping[str, Template],
    agencies: Agencies,
    table: Table,
) -> Iterator[StarterChange]:
    """The province went into another, each of its agencies into the same one there."""
    on = table["on"]
    if not province.into:
        return
    names = province.calls[-1].title, agencies[province.into].phases[-1].name.removeprefix("Ủy ban nhân dân ")
    gone = [one for one in own if one.lived_until(on)]
    edges = [
        StarterSuccession(one.key, heir)
        for one in gone
        if (heir := _heir(one.key, province, templates, agencies, on)) is not None
    ]
    origin = Origin(
        key=f"{province.key}/{on}/{province.into}",
        kind=ChangeKind.MERGED,
        on=on,
        basis=table["basis"],
        note=f"{names[0]} sắp xếp với {names[1]}; cơ quan của hai nơi hợp nhất theo.",
        sureness=Sureness.HIGH,
        source=table["source"],
    )
    yield origin.change(edges, [one.key for one in gone])


def _heir(key: str, province: Province, templates: Mapping[str, Template], agencies: Agencies, on: date) -> str | None:
    """The same agency in the other province, or the first alive of those that the file names."""
    own = key.removeprefix(province.key).removeprefix("/")
    template = templates.get(own)
    body = template.body(province.key) if template else None
    candidates = [province.into if not own else f"{province.into}/{own}"]
    candidates += [f"{province.into}/{heir}" for heir in (body.heirs if body else ())]
    return next((candidate for candidate in candidates if _alive(agencies, candidate, on)), None)
