"""Central bodies for several provinces, numbered or named, and what went into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dondoc.agencies.enums import ChangeKind, Kind, Level, Sureness
from dondoc.agencies.rules.starter.changing import Origin
from dondoc.agencies.rules.starter.contract import StarterAgency, StarterChange, StarterPhase, StarterSuccession
from dondoc.agencies.rules.starter.provinces import Province
from dondoc.agencies.rules.starter.templates import Table

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number of a region, 1 to 39, as decisions write it."""
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


def numbers(file: Table) -> dict[str, dict[str, str]]:
    """Word → province → the number of its region: what templates may say in braces."""
    return {
        word: {province: roman(number) for number, members in enumerate(lists, 1) for province in members}
        for word, lists in file["numbers"].items()
        if word != "source"
    }


def regional(file: Table) -> Iterator[StarterAgency]:
    """The bodies of all series."""
    for series in file["series"]:
        table = {**file["defaults"], **series}
        for member in table["members"]:
            yield _body(table, member)


def _body(table: Table, member: Table) -> StarterAgency:
    words = _words(table, member)
    name = table["short"].format_map(words)
    phase = StarterPhase(
        valid_from=table.get("from"),
        valid_to=table.get("until"),
        name=name,
        short_name=name,
        kind=Kind(table["kind"]),
        level=Level(table["level"]),
        parent=table["parent"],
        province="",
    )
    spellings = (*_spellings(table, member), *member.get("spellings", ()))
    sureness = Sureness(table["sureness"])
    return StarterAgency(
        _key(table["key"], member), (phase,), spellings, sureness, table["source"], tuple(member["serves"])
    )


def _key(series: str, member: Table) -> str:
    return f"khu-vuc/{series}/{member.get('number') or member['key']}"


def _words(table: Table, member: Table) -> dict[str, str]:
    number = member.get("number", 0)
    return {
        "name": member.get("name", ""),
        "number": roman(number) if table.get("numerals") == "roman" else str(number),
    }


def _spellings(table: Table, member: Table) -> Sequence[str]:
    """The other spellings with either numeral, and the name with the other one."""
    number = member.get("number", 0)
    if not number:
        return ()
    forms = [table["short"], *table.get("spellings", ())]
    both = [form.format(number=numeral) for form in forms for numeral in (roman(number), str(number))]
    name = table["short"].format_map(_words(table, member))
    return [form for form in dict.fromkeys(both) if form != name]


def regional_changes(file: Table, provinces: Mapping[str, Province]) -> Iterator[StarterChange]:
    """What went into the bodies of a series when they began, and what took over when they ended."""
    for series in file["series"]:
        table = {**file["defaults"], **series}
        for member in table["members"]:
            if "from" in table:
                yield from _began(table, member)
            if "next" in table:
                yield from _followed(table, member, file, provinces)


def _began(table: Table, member: Table) -> Iterator[StarterChange]:
    on, key, basis = table["from"], _key(table["key"], member), table.get("basis", "")
    yield _origin(f"{key}/{on}", ChangeKind.FOUNDED, on, table, basis).change(others=[key])
    for province in member["serves"] if "takes" in table else ():
        origin = _origin(f"{province}/{on}/{table['takes']}", ChangeKind.MERGED, on, table, basis)
        yield origin.change([StarterSuccession(f"{province}/{table['takes']}", key)])


def _followed(table: Table, member: Table, file: Table, provinces: Mapping[str, Province]) -> Iterator[StarterChange]:
    on, key = table["until"], _key(table["key"], member)
    heirs = _heirs(table["next"], member, file, provinces)
    if len(heirs) == 1:
        edges = [StarterSuccession(key, heir) for heir in heirs]
    else:
        edges = [StarterSuccession(key, heir, f"địa bàn {', '.join(places)}") for heir, places in heirs.items()]
    kind = ChangeKind.MERGED if len(heirs) == 1 else ChangeKind.SPLIT
    yield _origin(f"{key}/{on}", kind, on, table, table["next_basis"]).change(edges)


def _heirs(series: str, member: Table, file: Table, provinces: Mapping[str, Province]) -> dict[str, list[str]]:
    """Bodies of the next series → titles of the provinces that they got from this one."""
    if "next" in member:
        return {f"khu-vuc/{series}/{number}": [] for number in member["next"]}
    members = next(row["members"] for row in file["series"] if row["key"] == series)
    heirs: dict[str, list[str]] = {}
    for served in member["serves"]:
        province = provinces[served]
        now = province.into or served
        heir = next(row for row in members if now in row["serves"])
        heirs.setdefault(_key(series, heir), []).append(province.calls[-1].title)
    return heirs


def _origin(key: str, kind: ChangeKind, on: date, table: Table, basis: str) -> Origin:
    return Origin(key, kind, on, basis, table.get("note", ""), Sureness(table["sureness"]), table["source"])
