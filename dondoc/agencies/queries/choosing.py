"""Finding the one agency that somebody has typed, or those that it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.models import Agency
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.searching import AgencyFilter, found
from dondoc.lib.text import fold

#: Candidates that are offered; more are no choice.
MOST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant."""

    pk: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was typed means one agency, or may mean several, or none."""

    agency: int | None = None
    candidates: Sequence[Candidate] = ()


def chosen(text: str, on: date, province: int | None = None) -> Choice:
    """By key, else by the one name or spelling that fits; agencies of the province come first."""
    wanted = " ".join(text.split())
    if found_by_key := Agency.objects.filter(key=wanted).values_list("pk", flat=True).first():
        return Choice(found_by_key)
    candidates = _candidates(wanted, on)
    exact = [one for one in candidates if fold(one.name) == fold(wanted)]
    if len(exact) == 1 or len(candidates) == 1:
        return Choice((exact or candidates)[0].pk)
    return Choice(candidates=_own_first(candidates, province, on)[:MOST])


def _candidates(text: str, on: date) -> list[Candidate]:
    rows = found(AgencyFilter(on=on, text=text, all_times=True))[: 4 * MOST] if text else []
    return [Candidate(phase.agency_id, phase.agency.key, phase.name) for phase in rows]


def _own_first(candidates: list[Candidate], province: int | None, on: date) -> list[Candidate]:
    called = Called(one.pk for one in candidates)
    phases = {one.pk: called.phase(one.pk, on) for one in candidates}

    def is_foreign(one: Candidate) -> bool:
        phase = phases[one.pk]
        return province is not None and (phase is None or phase.province_id != province)

    return sorted(candidates, key=is_foreign)
