"""The rows that a change writes when it happens; for the action that has checked it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.agencies.actions.entering import write_agency
from dondoc.agencies.actions.lives import alter_from, alter_phases, end_lives
from dondoc.agencies.actions.order import count_on
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Change, Phase, Succession
from dondoc.agencies.queries.parties import below, descendants
from dondoc.agencies.rules.intents import Alters, Intent
from dondoc.agencies.rules.spans import Span

_ALTERING = frozenset({ChangeKind.RENAMED, ChangeKind.MOVED})


def let_happen(change: Change, intent: Intent) -> set[int]:
    """Write what the change does from its day on; gives the agencies below that it has moved too."""
    if change.kind in _ALTERING:
        return _alter(change, intent)
    new = [write_agency(facts=facts, span=Span(change.on), source=change.source) for facts in intent.new]
    heirs = [*intent.heirs, *(agency.pk for agency in new)]
    children = _take_children(change, heirs[0]) if change.has_one_heir else set()
    end_lives(change.ending, change.on)
    count_on(change.ending)
    count_on((set(intent.heirs) | set(intent.agencies)) - set(change.ending), follows_starter=True)
    _write_successions(change, intent, heirs)
    change.agencies.add(*heirs)
    return children


def _alter(change: Change, intent: Intent) -> set[int]:
    """Another name, or another place; all that stand below go to the new province too."""
    agency = intent.agencies[0]
    old = Phase.objects.on(change.on).filter(agency=agency).values_list("province", flat=True).first()
    alter_from(agency, change.on, intent.alters)
    province = intent.alters.get("province", old)
    moved = descendants(agency, change.on) if province != old else set()
    phases = _in_province(moved, old, change.on)
    alter_phases(phases, change.on, lambda _phase: {"province": province})
    count_on([agency, *moved])
    return moved


def _in_province(agencies: Iterable[int], province: int | None, on: date) -> list[Phase]:
    """The stretches of the agencies, on the day or after it, in which they belong to the province."""
    return list(Phase.objects.filter(agency__in=list(agencies), province=province).exclude(valid__endswith__lte=on))


def _take_children(change: Change, heir: int) -> set[int]:
    """Let the one heir stand above those who stood below the agencies that end."""
    ending = set(change.ending)
    province = Phase.objects.on(change.on).filter(agency=heir).values_list("province", flat=True).first()
    above = dict(Phase.objects.on(change.on).filter(agency__in=ending).values_list("agency", "parent"))

    def first_that_stays(parent: int | None) -> int | None:
        while parent in ending:
            parent = above.get(parent)
        return parent

    def alters_of(phase: Phase) -> Alters:
        alters: Alters = {}
        if phase.parent_id in ending:
            # an heir that stood below the one that ends goes up to where that one stood, or whoever above it stays
            alters["parent"] = first_that_stays(phase.parent_id) if phase.agency_id == heir else heir
        if phase.province_id in ending:
            alters["province"] = province
        return alters

    phases = list(below(ending, change.on))
    alter_phases(phases, change.on, alters_of)
    children = {phase.agency_id for phase in phases}
    count_on(children)
    return children


def _write_successions(change: Change, intent: Intent, heirs: Iterable[int]) -> None:
    pairs = [(origin, heir) for origin in intent.agencies for heir in heirs]
    Succession.objects.bulk_create(
        Succession(change=change, origin_id=origin, heir_id=heir, scope=intent.function) for origin, heir in pairs
    )
