"""Where each indicator of some plans stands in a year, by what was accepted by the end of a day; five queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.plans.enums import Role
from dondoc.plans.models import Indicator
from dondoc.plans.queries.holdings import held_on
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, Obligation
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
    #: Whether the person who looks may open the report.
    may_open: bool = False


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
    def least(self) -> Decimal | None:
        """The least of what was reported."""
        return min((one.number for one in self.reported), default=None)

    @property
    def most(self) -> Decimal | None:
        """The most of what was reported."""
        return max((one.number for one in self.reported), default=None)

    @property
    def is_judged(self) -> bool:
        """One can tell whether it keeps to its path."""
        return self.path in JUDGED


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the reports of a year say of one indicator."""

    reported: list[Reported] = field(default_factory=list)
    #: Who left it blank, with the last day of the period.
    blank: set[tuple[int, date]] = field(default_factory=set)


#: One can tell.
JUDGED = frozenset({Path.REACHED, Path.ON_PATH, Path.OFF_PATH})


def standings(plans: Iterable[int], day: date, *, readable: QuerySet[Obligation] | None = None) -> list[Standing]:
    """Every indicator of the plans (keys) in the year of the day, in the documents' order.

    `readable`: obligations whose reports the person who looks may open; without them none is marked so.
    """
    keys = list(plans)
    rows = Indicator.objects.kept().filter(plan__in=keys).prefetch_related("targets")
    indicators = list(rows.order_by("plan", "is_body", "position", "pk"))
    leads, answers = _leads(keys, day), _answers(keys, day, readable)
    return [_standing(one, leads.get(one.pk, ()), answers[one.pk], day.year) for one in indicators]


def agencies(found: Iterable[Standing]) -> set[int]:
    """All that lead one of them."""
    return {key for one in found for key in one.leads}


def _standing(indicator: Indicator, leads: Sequence[int], answers: _Answers, year: int) -> Standing:
    last = max((one.on for one in answers.reported), default=None)
    newest = tuple(one for one in answers.reported if one.on == last)
    silent = {agency for agency, on in answers.blank if on == last} - {one.agency for one in newest}
    values = [*(Value(one.number, one.on) for one in newest), *(None for _agency in silent)]
    goals = tuple(Goal(target.op, target.value, target.year) for target in indicator.targets.all())
    aimed = Aimed(goals, indicator.baseline_value, indicator.direction, indicator.baseline_year)
    return Standing(indicator, tuple(leads), newest, place_of(Measured(aimed, tuple(values)), year))


def _leads(plans: list[int], day: date) -> dict[int, tuple[int, ...]]:
    rows = held_on(day).filter(plan__in=plans, assignment__role=Role.LEAD, assignment__indicator__isnull=False)
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for indicator, holder in rows.order_by("pk").values_list("assignment__indicator", "holder_id"):
        if holder is not None:
            found[indicator][holder] = None
    return {indicator: tuple(holders) for indicator, holders in found.items()}


def _answers(plans: list[int], day: date, readable: QuerySet[Obligation] | None) -> Mapping[int, _Answers]:
    """What the last accepted revision of each report of the year says; those of later days do not count."""
    of_the_year = Q(obligation__period__startswith=f"{day.year}-")
    rows = Answer.objects.filter(
        kind=AnswerKind.INDICATOR,
        indicator__plan__in=plans,
        is_gone=False,
        revision__in=accepted_by(day, of_the_year),
    )
    own = Obligation.objects.none() if readable is None else readable
    rows = rows.annotate(may_open=Exists(own.filter(pk=OuterRef("revision__obligation"))))
    of = "revision__obligation__"
    columns = ("pk", "revision", f"{of}agency", f"{of}period", "indicator", "value", "may_open")
    found: dict[int, _Answers] = defaultdict(_Answers)
    for answer, revision, agency, period, indicator, number, may_open in rows.order_by("pk").values_list(*columns):
        on = period_named(period).ends
        if number is None:
            found[indicator].blank.add((agency, on))
        else:
            found[indicator].reported.append(Reported(answer, revision, agency, period, on, number, may_open))
    return found
