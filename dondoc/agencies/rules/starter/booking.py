"""The starter registry as it stands on one day, as a book for looking names up."""

from __future__ import annotations

import re
from datetime import date

from dondoc.agencies.rules.book import Book, Entry
from dondoc.agencies.rules.starter.contract import StarterAgency, StarterPhase, StarterRegistry, UnknownProvince
from dondoc.agencies.rules.starter.loading import known_provinces
from dondoc.agencies.rules.starter.provinces import Call, Province
from dondoc.lib.text import fold

_KIND = re.compile(r"^(?:tinh|thanh pho|tp\.?)(?:\s+|(?=h))")
_SIGNS = re.compile(r"[^a-z0-9]+")


def book(registry: StarterRegistry, province: str, on: date) -> Book:
    """The province's agencies that live on the day, those for several provinces that serve it, and those of the state.

    `province` is its name as people write it ("Bắc Giang", "tỉnh Bắc Giang", "TP.HCM"); empty for the state alone.
    Raises `UnknownProvince`.
    """
    if not province.strip():
        return Book("", "", on, _entries(registry, "", on))
    found = find_province(province)
    call = _call_on(found, on)
    return Book(call.place, call.kind, on, _entries(registry, found.key, on))


def find_province(name: str) -> Province:
    """The province that people call so, of all times. Raises `UnknownProvince`."""
    wanted = _bare(name)
    for province in known_provinces().values():
        if wanted in {_bare(called) for called in (province.key, *_names(province))}:
            return province
    raise UnknownProvince(name)


def _names(province: Province) -> list[str]:
    return [*(call.place for call in province.calls), *province.spellings]


def _bare(name: str) -> str:
    """Without signs, accents and the word of its kind."""
    return _SIGNS.sub("", _KIND.sub("", fold(name)))


def _call_on(province: Province, on: date) -> Call:
    """What it is called on the day; after its end, what it was called last."""
    return next((call for call in province.calls if call.span.holds(on)), province.calls[-1])


def _entries(registry: StarterRegistry, province: str, on: date) -> list[Entry]:
    entries = []
    for one in registry.agencies:
        phase = one.phase_on(on)
        if phase is not None and _belongs(one, phase, province):
            entries.append(_entry(one, phase))
    return entries


def _belongs(one: StarterAgency, phase: StarterPhase, province: str) -> bool:
    if phase.province:
        return phase.province == province
    return one.is_of_the_state or province in one.serves


def _entry(one: StarterAgency, phase: StarterPhase) -> Entry:
    return Entry(one.key, phase.name, phase.short_name, phase.kind, phase.level, phase.parent or None, one.spellings)
