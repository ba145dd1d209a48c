"""The agencies that a change concerns: their lives, their names, and who stands below them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Max, Prefetch, Q, QuerySet

from dondoc.agencies.models import Agency, Phase, Succession
from dondoc.agencies.models.ranges import span_of
from dondoc.agencies.policies.changing import Party
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.rules.intents import Intent


def concerned_by(intent: Intent) -> list[int]:
    """All that give or take and are here already."""
    return list(dict.fromkeys([*intent.agencies, *intent.heirs]))


def kept_for(intent: Intent) -> list[int]:
    """The agencies that somebody must keep who wants this: those concerned, and whatever will stand above them."""
    above = [facts.parent or facts.province for facts in intent.new]
    moved = intent.alters.get("parent")
    wanted = [*concerned_by(intent), *above, moved if isinstance(moved, int) else None]
    return list(dict.fromkeys(key for key in wanted if key))


def parties_of(agencies: Iterable[int], on: date) -> dict[int, Party]:
    """Each of the agencies, called as on the day."""
    wanted = list(agencies)
    rows = Agency.objects.filter(pk__in=wanted).prefetch_related(
        Prefetch("phases", Phase.objects.defer("words").order_by("valid"))
    )
    done = Succession.objects.filter(change__done_at__isnull=False).order_by()
    last = Max("change__on")
    took = dict(done.filter(heir__in=wanted).values_list("heir").annotate(last))
    gave = dict(done.filter(origin__in=wanted).values_list("origin").annotate(last))
    return {row.pk: _party(row, on, took.get(row.pk), gave.get(row.pk)) for row in rows}


def _party(agency: Agency, on: date, took: date | None, gave: date | None) -> Party:
    starts = [phase.valid.lower for phase in agency.phases.all() if phase.valid.lower]
    latest = max([*starts, *([took] if took else [])], default=None)
    return Party(agency.pk, name_on(agency, on), span_of(agency.valid), latest, gave)


def versions_of(agencies: Iterable[int]) -> int:
    """The sum of the agencies' versions: it grows with every change of one of them."""
    return sum(Agency.objects.filter(pk__in=list(agencies)).values_list("version", flat=True))


def reaching(on: date) -> Q:
    """Stretches on the day or after it."""
    return Q(valid__endswith__gt=on) | Q(valid__upper_inf=True)


def below(agencies: Collection[int], on: date) -> QuerySet[Phase]:
    """Stretches, on the day or after it, of other agencies that stand below one of these or in its territory."""
    within = Q(parent__in=agencies) | Q(province__in=agencies)
    return Phase.objects.filter(reaching(on), within).exclude(agency__in=agencies).order_by("agency", "valid")


def descendants(agency: int, on: date) -> set[int]:
    """All that stand below the agency on the day, over any number of steps."""
    found: set[int] = set()
    above = {agency}
    while above:
        rows = Phase.objects.on(on).filter(parent__in=above).exclude(agency__in=found)
        above = set(rows.values_list("agency", flat=True)) - {agency}
        found |= above
    return found
