"""Names in plans: what they mean, and those of which nobody knows it yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Min, QuerySet

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.models import NameAnswer, Phase
from dondoc.agencies.queries.books import book_of
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.meanings import Told, meanings, province_of
from dondoc.lib.text import fold
from dondoc.plans import permissions
from dondoc.plans.enums import MeaningState
from dondoc.plans.models import Assignment, Meaning, Plan
from dondoc.plans.models.assignments import HOLDERS
from dondoc.plans.queries.assignments import assignments_of
from dondoc.plans.rules.reaching import in_context

#: Agencies that a search offers.
MOST_FOUND = 20
#: Places of a name that its page shows.
MOST_PLACES = 50


def province_for(plan: Plan, day: date) -> int | None:
    """The province whose agencies the plan names: its issuer's, else that of the agency which brought it in."""
    if found := province_of(plan.issuer, day):
        return found
    phases = Phase.objects.filter(agency=plan.document.agency_id).order_by("-valid")
    return phases.values_list("province", flat=True).first()


def told_for(plan: Plan, assignments: Iterable[Assignment], day: date, province: int | None) -> dict[int, Told]:
    """What each assignment's phrase means on the day in the province, where it stands; by the assignment's key.

    A collective that is only a part of "…, địa phương liên quan" is nobody by name (`rules.reaching`); what a person
    has answered for the phrase itself goes before.
    """
    said = _in_context(plan)
    phrases = {assignment.pk: assignment.phrase for assignment in assignments}
    told = meanings([*phrases.values(), *(said[key] for key in phrases)], province=province, on=day)
    return {key: _where_it_stands(told[phrase], told[said[key]]) for key, phrase in phrases.items()}


def _where_it_stands(alone: Told, together: Told) -> Told:
    is_widened = alone.kind == MeaningKind.COLLECTIVE and together.kind == MeaningKind.OPEN
    return together if is_widened and not alone.is_answered else alone


def _in_context(plan: Plan) -> dict[int, str]:
    """The phrases of the plan with what is said of them together, by the keys of their assignments."""
    lists: dict[tuple[str, int, str], list[tuple[int, str]]] = defaultdict(list)
    rows = assignments_of(plan).order_by("position", "pk")
    for key, phrase, role, *items in rows.values_list("pk", "phrase", "role", *HOLDERS):
        holder, item = next((name, item) for name, item in zip(HOLDERS, items, strict=True) if item)
        lists[holder, item, role].append((key, phrase))
    return {
        key: said
        for several in lists.values()
        for (key, _), said in zip(several, in_context([phrase for _, phrase in several]), strict=True)
    }


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What issuing a draft would make of its names."""

    names: int
    #: Distinct phrases that would wait for a person.
    unsure: tuple[str, ...]


def foresee_names(plan: Plan, today: date) -> Foreseen:
    """What the names of a draft would mean if it were issued now; nothing is written."""
    day = plan.day or today
    assignments = list(assignments_of(plan))
    told = told_for(plan, assignments, day, province_for(plan, day))
    unsure = dict.fromkeys(assignment.phrase for assignment in assignments if not told[assignment.pk].is_sure)
    return Foreseen(len({assignment.phrase for assignment in assignments}), tuple(unsure))


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a province's plans that a person is asked about; `assignment` is one of those that have it."""

    assignment: int
    phrase: str
    province: int | None
    province_name: str
    #: How many assignments and plans have it.
    places: int
    plans: int
    candidates: Sequence[tuple[int, str]]


def names_to_settle(user: User | AnonymousUser, plan: int | None = None) -> QuerySet[Any, Any]:
    """The names that the person may settle, those of most places first; of one plan where it is said."""
    rows = _own(user).filter(state=MeaningState.TO_SETTLE)
    if plan is not None:
        rows = rows.filter(plan=plan)
    grouped: QuerySet[Any, Any] = rows.order_by().values("plan__province", "folded")
    found: QuerySet[Any, Any] = grouped.annotate(**_ABOUT).order_by("-places", "folded")
    return found


_ABOUT = {
    "first": Min("assignment"),
    "places": Count("pk"),
    "plans": Count("plan", distinct=True),
    "last": Max("plan__dated_on"),
}


def _own(user: User | AnonymousUser) -> QuerySet[Meaning]:
    return Meaning.objects.filter(plan__in=permissions.plans_looked_after(user, Permission.SETTLE_NAMES))


def asked(groups: Sequence[dict[str, Any]], today: date) -> list[Asked]:
    """A page of `names_to_settle` with candidates by name, spelled as at its first place; three queries."""
    folded = [group["folded"] for group in groups]
    firsts = [group["first"] for group in groups]
    spelled = dict(Assignment.objects.filter(pk__in=firsts).values_list("pk", "phrase"))
    candidates: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    rows = Meaning.objects.filter(folded__in=folded, state=MeaningState.TO_SETTLE)
    for province, words, keys in rows.values_list("plan__province", "folded", "candidates").distinct():
        candidates[province, words] += keys
    called = Called([*(key for keys in candidates.values() for key in keys), *(g["plan__province"] for g in groups)])
    return [
        _asked(group, spelled[group["first"]], candidates[group["plan__province"], group["folded"]], called, today)
        for group in groups
    ]


def _asked(group: dict[str, Any], phrase: str, candidates: Iterable[int], called: Called, today: date) -> Asked:
    day = group["last"] or today
    return Asked(
        assignment=group["first"],
        phrase=phrase,
        province=group["plan__province"],
        province_name=called.on(group["plan__province"], day, short=True),
        places=group["places"],
        plans=group["plans"],
        candidates=[(key, called.on(key, day, short=True)) for key in dict.fromkeys(candidates)],
    )


def answered_names(user: User | AnonymousUser) -> QuerySet[NameAnswer, Any]:
    """What was answered for names of the person's plans, the last first; `assignment` is one that has the name."""
    own = _own(user).order_by()
    pairs = own.values("plan__province").distinct()
    rows = NameAnswer.objects.filter(province__in=pairs, folded__in=own.values("folded"))
    return rows.select_related("answered_by").prefetch_related("agencies").order_by("-answered_at", "-pk")


def places_of_answers(answers: Iterable[NameAnswer]) -> dict[tuple[int | None, str], int]:
    """An assignment that has each name, by province and folded phrase."""
    folded = {answer.folded for answer in answers}
    rows = Meaning.objects.filter(folded__in=folded).order_by().values("plan__province", "folded")
    found = rows.annotate(first=Min("assignment")).values_list("plan__province", "folded", "first")
    return {(province, words): first for province, words, first in found}


def name_of_assignment(user: User | AnonymousUser, assignment: int) -> Meaning | None:
    """The name at a place that the person may settle."""
    rows = _own(user).select_related("plan", "assignment")
    return rows.filter(assignment=assignment).defer("plan__title").first()


def places_of_name(user: User | AnonymousUser, meaning: Meaning) -> QuerySet[Meaning, Any]:
    """Every place of the name in the person's plans of that province, newest plan first."""
    rows = _own(user).filter(folded=meaning.folded, plan__province=meaning.plan.province_id)
    items = ("assignment__task", "assignment__indicator", "assignment__duty", "plan")
    return rows.select_related(*items).order_by("-plan__dated_on", "plan", "assignment")


def answer_to(meaning: Meaning) -> NameAnswer | None:
    """What a person has said of the name in the plan's province."""
    rows = NameAnswer.objects.filter(province=meaning.plan.province_id, folded=meaning.folded)
    return rows.select_related("answered_by").prefetch_related("agencies").first()


def agencies_called(words: str, province: int | None, day: date) -> list[tuple[int, str]]:
    """Agencies that a document of the province may name and whose name or spelling has all the words' beginnings."""
    wanted = fold(words).split()
    if not wanted:
        return []
    found = []
    for entry in book_of(province, day).entries:
        heard = fold(" ".join([entry.name, entry.short_name, *entry.spellings])).split()
        if all(any(word.startswith(one) for word in heard) for one in wanted):
            found.append((int(entry.key), entry.name))
    return sorted(found, key=lambda one: (len(one[1]), one[1]))[:MOST_FOUND]
