"""Who holds which duty on a day: the one place that pages, files and checks ask.

A duty keeps the agency that the plan meant. On a day it is held by whoever answers then for that agency, or for the
heir that a person chose last (`models.HeirChoice`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BigIntegerField, Case, CharField, F, Func, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models import Answering
from dondoc.agencies.queries.lineage import answered_by
from dondoc.agencies.queries.names import called_on
from dondoc.plans.models import HeirChoice, Holding
from dondoc.plans.rules.holding import Answered, Chosen, Step, steps

#: Holdings with what was annotated.
Duties = QuerySet[Any, Any]
#: No agency has this key: whose lineage a duty follows after it ended.
_NOBODY = 0
#: A duty that one of these answers for waits for a person.
OPEN_ENDS = (AnswerState.CHOOSE, AnswerState.ENDED)


def held_on(day: date) -> Duties:
    """All duties with who holds them on the day: `holder_id` (None where nobody does), `holder_state`.

    `origin_id` is the agency whose lineage they follow, 0 where a person said that they ended. A duty whose agency
    ended without an heir has not ended with it: it waits for a person, like that of an agency which became many.
    """
    answering = Answering.objects.on(day).order_by().filter(origin=OuterRef("origin_id"))
    rows = Holding.objects.annotate(origin_id=_origin(day))
    rows = rows.annotate(holder_id=Subquery(answering.values("heir")[:1]))
    state = Case(
        When(origin_id=_NOBODY, then=Value(AnswerState.ENDED.value)),
        When(holder_id=None, then=Value(AnswerState.CHOOSE.value)),
        default=Subquery(answering.values("state")[:1]),
        output_field=CharField(),
    )
    return rows.annotate(holder_state=state)


def with_origins(rows: Duties, days: Sequence[date]) -> Duties:
    """With `origins`: the `origin_id` of `held_on` on each of these days, in their order."""
    several = Func(*map(_origin, days), template="ARRAY[%(expressions)s]", output_field=ArrayField(BigIntegerField()))
    found: Duties = rows.annotate(origins=several)
    return found


def _origin(day: date) -> Coalesce:
    chosen = HeirChoice.objects.until(day).filter(holding=OuterRef("pk")).order_by("-pk")
    heir = Subquery(chosen.annotate(taker=Coalesce("heir_id", Value(_NOBODY))).values("taker")[:1])
    return Coalesce(heir, F("agency_id"))


def held_by(agencies: Iterable[int], day: date) -> Duties:
    """The duties that one of the agencies holds on the day; found from the agencies, however many duties there are."""
    return _on_lineages(list(answered_by(agencies, day)), day)


@dataclass(frozen=True, slots=True)
class Loose:
    """Nobody answers for a lineage: since when, by which change, and who held last what followed it."""

    since: date
    change: int | None
    former: int | None


def loose_on(day: date) -> dict[int, Loose]:
    """Lineages for which nobody answers on the day, by the key of the agency that they begin with; two queries."""
    rows = Answering.objects.on(day).filter(state__in=OPEN_ENDS).values_list("origin", "valid", "change", "state")
    # Of one that ended without an heir the change is the last before, which says nothing of the end.
    ends = {
        origin: (valid.lower or date.min, change if state == AnswerState.CHOOSE else None)
        for origin, valid, change, state in rows
    }
    held = Answering.objects.filter(origin__in=list(ends), heir__isnull=False).order_by("origin", "valid")
    former = dict(held.values_list("origin", "heir"))
    return {origin: Loose(since, change, former.get(origin)) for origin, (since, change) in ends.items()}


def waiting_on(day: date, lineages: Iterable[int] | None = None) -> Duties:
    """The duties that wait on the day for a person to say who takes them over; one that was ended waits for nobody.

    `lineages` are those of `loose_on`, where they are known already.
    """
    return _on_lineages(list(loose_on(day) if lineages is None else lineages), day)


def _on_lineages(origins: list[int], day: date) -> Duties:
    rows: Duties = held_on(day).filter(pk__in=_following(origins), origin_id__in=origins)
    return rows


def _following(origins: list[int]) -> Duties:
    """Keys of the duties that follow, or have followed, one of these lineages."""
    chosen = HeirChoice.objects.order_by().filter(heir__in=origins).values("holding")
    return Holding.objects.order_by().filter(agency__in=origins).values("pk").union(chosen)


def named(rows: Duties, day: date, *, short: bool = True) -> Duties:
    """With `holder_name` on the day and `first_name`, that of the agency which the plan meant on its own day."""
    meant = called_on(OuterRef("plan__dated_on"), "agency_id", short=short)
    found: Duties = rows.annotate(holder_name=called_on(day, "holder_id", short=short), first_name=meant)
    return found


def histories(holdings: Iterable[Holding]) -> dict[int, list[Step]]:
    """Who held each duty since its plan was issued, by its key; three queries for any number of them."""
    known = {holding.pk: holding for holding in holdings}
    choices: dict[int, list[Chosen]] = defaultdict(list)
    rows = HeirChoice.objects.dated().filter(holding__in=known).order_by("pk")
    for holding, key, since, heir, change in rows.values_list("holding", "pk", "since", "heir", "change"):
        choices[holding].append(Chosen(key, since, heir, change))
    origins = {holding.agency_id for holding in known.values()}
    origins |= {choice.heir for several in choices.values() for choice in several if choice.heir}
    answers = _answers(origins)
    days = dict(Holding.objects.filter(pk__in=known).values_list("pk", "plan__dated_on"))
    return {
        key: steps(holding.agency_id, days[key] or date.min, choices[key], answers) for key, holding in known.items()
    }


def history_of(holding: Holding) -> list[Step]:
    """Who held the duty since its plan was issued: stretch after stretch, by which change."""
    return histories([holding])[holding.pk]


def step_on(history: Iterable[Step], day: date) -> Step | None:
    """The stretch that the day lies in; None before the plan."""
    return next((step for step in history if step.holds(day)), None)


def answers_on(day: date, origins: Iterable[int]) -> dict[int, tuple[int | None, str]]:
    """Who answers for each of these lineages on the day, and the state; one query."""
    return answers_on_each([day], origins)[0]


def answers_on_each(days: Sequence[date], origins: Iterable[int]) -> list[dict[int, tuple[int | None, str]]]:
    """The same on each of these days, in their order; one query for all."""
    rows = Answering.objects.filter(origin__in=origins, valid__overlap=DateRange(min(days), max(days), "[]"))
    found: list[dict[int, tuple[int | None, str]]] = [{} for _day in days]
    for origin, valid, heir, state in rows.values_list("origin", "valid", "heir", "state"):
        for day, answers in zip(days, found, strict=True):
            if day in valid:
                answers[origin] = heir, _state(state)
    return found


def _state(state: str) -> AnswerState:
    """Of a duty: one is ended by a person only, never by the end of its agency."""
    return AnswerState.CHOOSE if state in OPEN_ENDS else AnswerState(state)


def _answers(origins: Iterable[int]) -> dict[int, list[Answered]]:
    found: dict[int, list[Answered]] = defaultdict(list)
    rows = Answering.objects.filter(origin__in=origins).order_by("origin", "valid")
    for origin, valid, state, heir, change in rows.values_list("origin", "valid", "state", "heir", "change"):
        found[origin].append(Answered(valid.lower, valid.upper, _state(state), heir, change))
    return found
