"""Two issued plans side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from dondoc.plans.models import Indicator, Plan, Reference, Task
from dondoc.plans.queries.live import agencies, items
from dondoc.plans.rules.compare import (
    ALIKE_TASK,
    RULE,
    SAME_INDICATOR,
    Carried,
    Goal,
    Pair,
    common_documents,
    goals_differ,
    pair_alike,
    place_of_issuer,
)

_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """An indicator that both ask."""

    one: Indicator
    other: Indicator
    likeness: float
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedTask:
    """A task as a comparison shows it."""

    pk: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskPair:
    """Two tasks that are alike."""

    one: ComparedTask
    other: ComparedTask
    likeness: float


@dataclass(frozen=True, slots=True)
class LoadPair:
    """How many tasks an agency leads in each plan."""

    name: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both ask and what only one asks."""

    names: tuple[str, str]
    common_documents: tuple[str, ...]
    indicators: tuple[IndicatorPair, ...]
    only_one: tuple[Indicator, ...]
    only_other: tuple[Indicator, ...]
    tasks: tuple[TaskPair, ...]
    tasks_only_one: tuple[ComparedTask, ...]
    tasks_only_other: tuple[ComparedTask, ...]
    loads: tuple[LoadPair, ...]

    @property
    def differing(self) -> list[IndicatorPair]:
        """The indicators whose targets differ."""
        return [pair for pair in self.indicators if pair.differs]

    @property
    def agreeing(self) -> list[IndicatorPair]:
        """The indicators whose targets are the same."""
        return [pair for pair in self.indicators if not pair.differs]


def compare(one: Plan, other: Plan) -> Comparison:
    """The comparison of two plans; as many queries for any number of tasks."""
    ones, others = list(items.indicators(one)), list(items.indicators(other))
    pairs = pair_indicators(ones, others)
    one_tasks, other_tasks = _tasks(one), _tasks(other)
    alike = _alike(one, other, one_tasks, other_tasks)
    alike_ones, alike_others = {pair.one for pair in alike}, {pair.other for pair in alike}
    return Comparison(
        names=names_of(one, other),
        common_documents=_common_documents(one, other),
        indicators=tuple(pairs),
        only_one=tuple(_alone(ones, [pair.one for pair in pairs])),
        only_other=tuple(_alone(others, [pair.other for pair in pairs])),
        tasks=tuple(TaskPair(one_tasks[pair.one], other_tasks[pair.other], pair.likeness) for pair in alike),
        tasks_only_one=tuple(task for place, task in enumerate(one_tasks) if place not in alike_ones),
        tasks_only_other=tuple(task for place, task in enumerate(other_tasks) if place not in alike_others),
        loads=_loads(one, other),
    )


def pair_indicators(ones: Sequence[Indicator], others: Sequence[Indicator]) -> list[IndicatorPair]:
    """Rows of tables with rows of tables first, then what is left with what is left, in the order of `ones`."""
    found: list[IndicatorPair] = []
    for is_first in (True, False):
        taken = {pair.one.pk for pair in found}, {pair.other.pk for pair in found}
        left = [one for one in ones if one.pk not in taken[0] and not (is_first and one.is_body)]
        right = [other for other in others if other.pk not in taken[1] and not (is_first and other.is_body)]
        names = [one.name for one in left], [other.name for other in right]
        found += [
            IndicatorPair(left[pair.one], right[pair.other], pair.likeness, _differ(left[pair.one], right[pair.other]))
            for pair in pair_alike(*names, least=SAME_INDICATOR)
        ]
    places = {one.pk: place for place, one in enumerate(ones)}
    return sorted(found, key=lambda pair: places[pair.one.pk])


def _alone(indicators: Sequence[Indicator], paired: Sequence[Indicator]) -> list[Indicator]:
    """Those without a pair, but for those that only say a paired one again: plans repeat their tables in the text."""
    taken = {indicator.pk for indicator in paired}
    left = [indicator for indicator in indicators if indicator.pk not in taken]
    names = [indicator.name for indicator in left], [indicator.name for indicator in paired]
    again = {pair.one for pair in pair_alike(*names, least=SAME_INDICATOR)}
    return [indicator for place, indicator in enumerate(left) if place not in again]


def _differ(one: Indicator, other: Indicator) -> bool:
    return goals_differ(_goals(one), _goals(other))


def _goals(indicator: Indicator) -> list[Goal]:
    return [Goal(target.year, target.op, target.value) for target in indicator.targets.all()]


def _tasks(plan: Plan) -> list[ComparedTask]:
    rows = Task.objects.kept().filter(plan=plan).values_list("pk", "path", "text")
    return [ComparedTask(*row) for row in rows]


def _alike(
    one: Plan, other: Plan, one_tasks: Sequence[ComparedTask], other_tasks: Sequence[ComparedTask]
) -> list[Pair]:
    """The tasks that are alike, by their places; kept for a day, since an issued plan never changes."""
    key = f"plans.alike:{RULE}:{one.pk}.{one.reading_id}:{other.pk}.{other.reading_id}"
    pairs: list[Pair] | None = cache.get(key)
    if pairs is None:
        texts = [task.text for task in one_tasks], [task.text for task in other_tasks]
        pairs = pair_alike(*texts, least=ALIKE_TASK)
        cache.set(key, pairs, _DAY)
    return pairs


def names_of(one: Plan, other: Plan) -> tuple[str, str]:
    """Short names that tell the two apart: the provinces', else the numbers and years."""
    places = place_of_issuer(one.issuer), place_of_issuer(other.issuer)
    if places[0] != places[1]:
        return places
    years = [str(plan.dated_on.year) if plan.dated_on else "" for plan in (one, other)]
    if years[0] != years[1] and all(years):
        return f"{places[0]} {years[0]}", f"{places[1]} {years[1]}"
    return one.number or str(one.pk), other.number or str(other.pk)


def _common_documents(one: Plan, other: Plan) -> tuple[str, ...]:
    return tuple(common_documents(_carried([*items.implemented(one), *items.implemented(other)])))


def _loads(one: Plan, other: Plan) -> tuple[LoadPair, ...]:
    """The agencies that lead most in either plan."""
    ones = {load.key: load for load in agencies.loads(one)}
    others = {load.key: load for load in agencies.loads(other)}
    pairs = [
        LoadPair(
            name=(ones.get(key) or others[key]).name,
            one=ones[key].lead if key in ones else 0,
            other=others[key].lead if key in others else 0,
        )
        for key in dict.fromkeys([*ones, *others])
    ]
    led = [pair for pair in pairs if pair.one or pair.other]
    return tuple(sorted(led, key=lambda pair: (-max(pair.one, pair.other), -min(pair.one, pair.other))))


def offers() -> dict[str, list[Plan]]:
    """Documents that more than one issued plan carries out, each with those plans, newest first."""
    rows = Reference.objects.kept().filter(is_implemented=True, plan__issued_at__isnull=False)
    found = list(rows.select_related("plan").order_by("-plan__issued_at", "pk"))
    plans = {reference.plan_id: reference.plan for reference in found}
    return {document: [plans[key] for key in keys] for document, keys in common_documents(_carried(found)).items()}


def plans_of_same_document(plan: Plan) -> list[Plan]:
    """Other issued plans that carry out a document which this one carries out, newest first."""
    groups = [group for group in offers().values() if plan in group]
    return list(dict.fromkeys(other for group in groups for other in group if other != plan))


def _carried(references: Iterable[Reference]) -> list[Carried]:
    return [
        Carried(reference.plan_id, reference.number, reference.dated_on.year if reference.dated_on else None)
        for reference in references
    ]
