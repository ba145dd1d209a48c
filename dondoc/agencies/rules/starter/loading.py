"""The data files read once, multiplied, and cut to the provinces that are asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dondoc.agencies.rules.starter.changing import merged, renamed, told, turned
from dondoc.agencies.rules.starter.contract import (
    StarterAgency,
    StarterChange,
    StarterRegistry,
    StarterSuccession,
    UnknownProvince,
)
from dondoc.agencies.rules.starter.districts import district_templates, ended
from dondoc.agencies.rules.starter.expanding import agency, bodies_of, by_key, committee
from dondoc.agencies.rules.starter.provinces import Province, provinces, state
from dondoc.agencies.rules.starter.regions import numbers, regional, regional_changes
from dondoc.agencies.rules.starter.templates import Body, Table, Template, templates

#: The files whose bodies stand in each province.
_PROVINCIAL = ("departments", "bodies", "party", "branches", "districts")


def load(chosen: Collection[str] | None = None) -> StarterRegistry:
    """The registry of all provinces, or of those with the keys: with the state, and the provinces that they went into.

    Raises `UnknownProvince` for a key that is none.
    """
    everything = _everything()
    if chosen is None:
        return everything
    return _cut(everything, _with_heirs(chosen))


@cache
def known_provinces() -> dict[str, Province]:
    """All 63 of before 1 July 2025 by their keys; the 34 of today are among them."""
    return provinces(_file("provinces"), numbers(_file("regions")))


@cache
def _file(name: str) -> dict[str, Any]:
    text = (files("dondoc.agencies") / "starter" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class _Stand:
    """A province with what stands in it."""

    province: Province
    bodies: list[Body]
    agencies: list[StarterAgency]


@cache
def _everything() -> StarterRegistry:
    known = known_provinces()
    patterns = _templates()
    stands = [_stand(province, patterns, known) for province in known.values()]
    stands.append(_stand(state(), templates(_file("state")), {}))
    agencies = by_key([*(one for stand in stands for one in stand.agencies), *regional(_file("regions"))])
    changes = [*_changes(stands, patterns, agencies), *regional_changes(_file("regions"), known)]
    return StarterRegistry(tuple(agencies.values()), tuple(sorted(changes, key=lambda change: (change.on, change.key))))


def _templates() -> list[Template]:
    read = [template for name in _PROVINCIAL for template in templates(_file(name))]
    return [*read, *district_templates(_file("districts"))]


def _stand(province: Province, patterns: Iterable[Template], known: dict[str, Province]) -> _Stand:
    parts = [part for part in known.values() if part.into == province.key]
    bodies = list(bodies_of(province, patterns, parts))
    found = [one for body in bodies if (one := agency(province, body))]
    if not province.is_state:
        found.insert(0, committee(province, _file("provinces")["merging"]["source"]))
    return _Stand(province, bodies, found)


def _changes(
    stands: Iterable[_Stand], patterns: Iterable[Template], agencies: dict[str, StarterAgency]
) -> Iterator[StarterChange]:
    by_own_key = {template.key: template for template in patterns}
    merging: Table = _file("provinces")["merging"]
    for stand in stands:
        province = stand.province
        tables = [_file("state")] if province.is_state else [_file(name) for name in _PROVINCIAL]
        yield from told(province, tables, agencies)
        yield from turned(province, stand.bodies, agencies)
        yield from renamed(province, stand.agencies, merging["source"])
        yield from ended(_file("districts"), stand.agencies)
        yield from merged(province, stand.agencies, by_own_key, agencies, merging)


def _with_heirs(chosen: Collection[str]) -> set[str]:
    known = known_provinces()
    for key in chosen:
        if key not in known:
            raise UnknownProvince(key)
    return {*chosen, *(known[key].into for key in chosen if known[key].into)}


def _cut(registry: StarterRegistry, keys: set[str]) -> StarterRegistry:
    """What concerns the provinces; a change comes as a whole or not at all, so that more can be loaded later."""
    kept = {one.key for one in registry.agencies if _concerns(one, keys)}
    kept |= {edge.to_key for change in registry.changes for edge in change.successions if _is_regional(edge, kept)}
    agencies = tuple(one for one in registry.agencies if one.key in kept)
    return StarterRegistry(agencies, tuple(change for change in registry.changes if kept.issuperset(change.agencies)))


def _concerns(one: StarterAgency, keys: set[str]) -> bool:
    return one.phases[0].province in keys or one.is_of_the_state or not keys.isdisjoint(one.serves)


def _is_regional(edge: StarterSuccession, kept: set[str]) -> bool:
    """A regional body follows one that is kept, though it serves none of the provinces."""
    return edge.from_key in kept and edge.to_key.startswith("khu-vuc/")
