"""Where each indicator of some plans stands in a year, by what was accepted by the end of a day; five queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from dondoc.plans.enums import Role
from dondoc.plans.models import Indicator
from dondoc.plans.queries.holdings import held_on
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer
from dondoc.reporting.rules.periods import period_named
from dondoc.reporting.rules.targets import Aimed, Goal
from dondoc.steering.enums import Path
from dondoc.steering.queries.accepted import accepted_by
from dondoc.steering.rules.paths import Measured, Place, Value, place_of


@dataclass(frozen=True, slots=True)
class Reported:
    """A value in an accepted report."""

    answer: int
    revision: int
    agency: int
    period: str
    #: The last day of the period that it speaks of.
    on: date
    number: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator in the year."""

    indicator: Indicator
    #: Keys of those that lead it on the day.
    leads: tuple[int, ...]
    #: What was reported of the last period of the year that anybody reported on; several where several did.
    reported: tuple[Reported, ...]
    place: Place

    @property
    def path(self) -> Path:
        """In a word."""
        return self.place.path

    @property
    def last(self) -> Reported | None:
        """Where its value stands."""
        return self.reported[0] if self.reported else None

    @property
    def is_judged(self) -> bool:
        """One can tell whether it keeps to its path."""
        return self.path in JUDGED


#: One can tell.
JUDGED = frozenset({Path.REACHED, Path.ON_PATH, Path.OFF_PATH})


def standings(plans: Iterable[int], day: date) -> list[Standing]:
    """Every indicator of the plans (keys) in the year of the day, in the documents' order."""
    keys = list(plans)
    rows = Indicator.objects.kept().filter(plan__in=keys).prefetch_related("targets")
    indicators = list(rows.order_by("plan", "is_body", "position", "pk"))
    leads, reported = _leads(keys, day), _reported(keys, day)
    return [_standing(one, leads.get(one.pk, ()), reported.get(one.pk, []), day.year) for one in indicators]


def agencies(found: Iterable[Standing]) -> set[int]:
    """All that lead one of them."""
    return {key for one in found for key in one.leads}


def _standing(indicator: Indicator, leads: Sequence[int], reported: list[Reported], year: int) -> Standing:
    last = max((one.on for one in reported), default=None)
    newest = tuple(one for one in reported if one.on == last)
    numbers = {one.number for one in newest}
    goals = tuple(Goal(target.op, target.value, target.year) for target in indicator.targets.all())
    measured = Measured(
        Aimed(goals, indicator.baseline_value, indicator.direction, indicator.baseline_year),
        Value(newest[0].number, newest[0].on) if len(numbers) == 1 else None,
        disagrees=len(numbers) > 1,
    )
    return Standing(indicator, tuple(leads), newest, place_of(measured, year))


def _leads(plans: list[int], day: date) -> dict[int, tuple[int, ...]]:
    rows = held_on(day).filter(plan__in=plans, assignment__role=Role.LEAD, assignment__indicator__isnull=False)
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for indicator, holder in rows.order_by("pk").values_list("assignment__indicator", "holder_id"):
        if holder is not None:
            found[indicator][holder] = None
    return {indicator: tuple(holders) for indicator, holders in found.items()}


def _reported(plans: list[int], day: date) -> dict[int, list[Reported]]:
    """What the last accepted revision of each report of the year says; those of later days do not count."""
    of_the_year = Q(obligation__period__startswith=f"{day.year}-")
    rows = Answer.objects.filter(
        kind=AnswerKind.INDICATOR,
        indicator__plan__in=plans,
        value__isnull=False,
        revision__in=accepted_by(day, of_the_year),
    )
    columns = ("pk", "revision", "revision__obligation__agency", "revision__obligation__period", "indicator", "value")
    found: dict[int, list[Reported]] = defaultdict(list)
    for answer, revision, agency, period, indicator, number in rows.order_by("pk").values_list(*columns):
        found[indicator].append(Reported(answer, revision, agency, period, period_named(period).ends, number))
    return found
