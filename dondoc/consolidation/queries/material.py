"""All that a report is made of, fetched at once: the same few queries for any number of agencies, tasks, answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeVar

from dondoc.agencies.queries.calling import Called
from dondoc.consolidation.models import Report, ReportSource
from dondoc.consolidation.queries.answers import Given, Hint, answers_of, topic_key
from dondoc.consolidation.queries.senders import Sender, senders
from dondoc.consolidation.rules.shares import cell_by
from dondoc.lib.dates import end_of
from dondoc.plans.enums import Role
from dondoc.plans.models import Holding, Indicator, Plan, Section, Task
from dondoc.progress.enums import Cell
from dondoc.progress.queries import shares as progress
from dondoc.progress.queries.planrules import confirmers_on
from dondoc.progress.rules.cells import Facts, cell_of, together
from dondoc.reporting.rules.periods import period_named
from dondoc.reporting.rules.targets import Aimed, Goal, asked_of

#: Depth of the headings that a report counts itself; deeper ones are set below them.
_COUNTED = 2

Key = TypeVar("Key")
Row = TypeVar("Row")
Told = TypeVar("Told", Given, Hint)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as reports show it; `section` is the nearest heading above it, "" for none."""

    pk: int
    plan: int
    path: str
    text: str
    due_on: date | None
    section: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading of a plan under which tasks stand; `group` is the heading that paper sets above it, "" for none."""

    plan: int
    path: str
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with what it is measured by in the report's year, and who leads it."""

    pk: int
    plan: int
    code: str
    name: str
    unit: str
    aimed: Aimed
    leads: tuple[str, ...]


class Share(NamedTuple):
    """One agency's lead of a task, with where it stands and the answer that says so."""

    holding: int
    task: int
    #: Who answers for it on the day; None where nobody does.
    agency: int | None
    name: str
    cell: Cell | None
    due_on: date | None
    answer: Given | None


@dataclass(frozen=True)
class Outline:
    """What a report speaks of and who owed it, as known on one day."""

    report: Report
    #: The day of the figures.
    day: date
    #: The day on which it was looked up who had sent.
    known_on: date
    sources: Sequence[ReportSource]
    plans: Mapping[int, Plan]
    senders: Sequence[Sender]
    sections: Sequence[SectionRow]
    tasks: Sequence[TaskRow]

    @property
    def accepted(self) -> dict[int, Sender]:
        """Whose each accepted revision is, by its key."""
        return {each.accepted: each for each in self.senders if each.accepted}


@dataclass(frozen=True)
class Material(Outline):
    """All that a report is made of, for the day of its figures."""

    #: Of accepted reports only.
    answers: Sequence[Given]
    shares: Sequence[Share]
    indicators: Sequence[IndicatorRow]
    #: Where each task stands as a whole, by its key; None for what is out of the counts.
    cells: Mapping[int, Cell | None]

    def by_topic(self) -> dict[str, list[Given]]:
        """Answers to tasks and parts, by what they are to: "task-12", "part-causes"."""
        return by_topic(self.answers)

    @cached_property
    def by_indicator(self) -> dict[int, list[Given]]:
        """Answers by key of their indicator; of several periods, what each agency said last."""
        said = sorted((each for each in self.answers if each.indicator), key=lambda each: each.said_at)
        last = {(each.indicator, each.sender.agency): each for each in said}
        return _grouped((each.indicator, each) for each in self.answers if last.get(_who(each)) is each)


def by_topic(answers: Iterable[Told]) -> dict[str, list[Told]]:
    """Those to tasks and parts, by what they are to; the topics in the order in which they come."""
    found = _grouped((each.task or each.part or None, each) for each in answers)
    return {topic_key(several[0].task, several[0].part): several for several in found.values()}


def _who(answer: Given) -> tuple[int | None, int]:
    return answer.indicator, answer.sender.agency


def outline(report: Report, known_on: date) -> Outline:
    """Fetch it, on the day, without what the agencies said."""
    sources = list(report.sources.select_related("regime__plan").order_by("position"))
    plans = {plan.pk: plan for source in sources if (plan := source.regime.plan)}
    sent = senders(report, known_on)
    tasks, sections = _tasks(plans)
    return Outline(report, report.as_of, known_on, sources, plans, sent, sections, tasks)


def material(report: Report, known_on: date) -> Material:
    """Fetch it, on the day: what is accepted by now counts, whenever its agency sent it."""
    found, day = outline(report, known_on), report.as_of
    answers = answers_of(found.accepted)
    shares = _shares(found.plans, answers, day)
    return Material(
        **vars(found),
        answers=answers,
        shares=shares,
        indicators=_indicators(found.plans, year_of(found.sources), day),
        cells=_cells(found.tasks, shares, day),
    )


def year_of(sources: Sequence[ReportSource]) -> int | None:
    """The year that the last of the periods lies in."""
    return max((period_named(source.period).ends.year for source in sources), default=None)


def _tasks(plans: Iterable[int]) -> tuple[list[TaskRow], list[SectionRow]]:
    """Tasks under the headings that they stand under, both in the documents' order; two queries.

    A heading's own tasks come before the headings below it, and those under none come last.
    """
    order = {plan: place for place, plan in enumerate(plans)}
    headings = Section.objects.filter(plan__in=order).exclude(path="").order_by("plan", "position")
    titles = {(plan, path): title for plan, path, title in headings.values_list("plan", "path", "title")}
    rank = {heading: place for place, heading in enumerate(titles)}
    columns = ("pk", "plan_id", "path", "text", "due_on")
    rows = Task.objects.kept().filter(plan__in=order).order_by("plan", "position", "pk").values_list(*columns)
    tasks = [
        TaskRow(pk, plan, path, text, due_on, _nearest(titles, plan, path)) for pk, plan, path, text, due_on in rows
    ]
    tasks.sort(key=lambda task: (order[task.plan], rank.get((task.plan, task.section), len(rank))))
    places = dict.fromkeys((task.plan, task.section) for task in tasks)
    return tasks, [SectionRow(*place, titles.get(place, ""), _group(titles, *place)) for place in places]


def _nearest(titles: Mapping[tuple[int, str], str], plan: int, path: str) -> str:
    """The path of the deepest heading above a task; tasks are numbered by the headings that they stand under."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        if (plan, above := ".".join(parts[:length])) in titles:
            return above
    return ""


def heading(path: str, title: str) -> str:
    """ "II.1. Thủ tục hành chính", without the signs that a heading ends with."""
    return f"{path}. {title}".strip(".: ")


def _group(titles: Mapping[tuple[int, str], str], plan: int, path: str) -> str:
    """ "II.1. Thủ tục hành chính" for II.1.a: a heading deeper than paper counts stands below one that it counts."""
    above = ".".join(path.split(".")[:_COUNTED])
    title = titles.get((plan, above), "")
    return heading(above, title) if title and above != path else ""


def _shares(plans: Iterable[int], answers: Iterable[Given], day: date) -> list[Share]:
    known = progress.shares(Task.objects.kept().filter(plan__in=list(plans)), day)
    by_second = {plan for plan, who in confirmers_on(plans, end_of(day)).items() if who}
    # Of several periods the one that was said last holds.
    last = {each.holding: each for each in sorted(answers, key=attrgetter("said_at")) if each.task}
    names = _names({share.agency or share.meant for share in known.values()}, day)
    return [
        _share(share, last.get(key), names, day, is_confirmed_by_second=share.plan in by_second)
        for key, share in known.items()
    ]


def _share(
    known: progress.Share, answer: Given | None, names: Mapping[int, str], day: date, *, is_confirmed_by_second: bool
) -> Share:
    cell = cell_by(known, answer, day, is_confirmed_by_second=is_confirmed_by_second)
    name = names[known.agency or known.meant]
    return Share(known.holding, known.task, known.agency, name, cell, known.due_on, answer)


def _cells(tasks: Sequence[TaskRow], shares: Iterable[Share], day: date) -> dict[int, Cell | None]:
    """Of whole tasks; one that nobody is known to lead is open, and hidden nowhere."""
    parts = _grouped((share.task, share.cell) for share in shares)
    unled = [task.pk for task in tasks if task.pk not in parts]
    gone = progress.withdrawals_on(unled, day)
    alone = {task.pk: cell_of(Facts(task.due_on), day) for task in tasks if task.pk not in gone}
    return {task.pk: together(parts[task.pk]) if task.pk in parts else alone.get(task.pk) for task in tasks}


def _indicators(plans: Mapping[int, Plan], year: int | None, day: date) -> list[IndicatorRow]:
    """In the documents' order; four queries."""
    order = {plan: place for place, plan in enumerate(plans)}
    rows = Indicator.objects.kept().filter(plan__in=order).prefetch_related("targets").order_by("position", "pk")
    leads = _leads(order, day)
    found = [
        IndicatorRow(row.pk, row.plan_id, row.code, row.name, row.unit, _aimed(row, year), leads.get(row.pk, ()))
        for row in rows
    ]
    return sorted(found, key=lambda row: order[row.plan])


def _aimed(row: Indicator, year: int | None) -> Aimed:
    goals = asked_of((Goal(target.op, target.value, target.year) for target in row.targets.all()), year)
    return Aimed(tuple(goals), row.baseline_value, row.direction)


def _leads(plans: Iterable[int], day: date) -> dict[int, tuple[str, ...]]:
    rows = Holding.objects.filter(plan__in=list(plans), assignment__role=Role.LEAD, assignment__indicator__isnull=False)
    found = list(rows.order_by("assignment", "position").values_list("assignment__indicator", "agency"))
    names = _names({agency for _indicator, agency in found}, day)
    named = _grouped((indicator, names[agency]) for indicator, agency in found)
    return {indicator: tuple(several) for indicator, several in named.items()}


def _names(agencies: Collection[int], day: date) -> dict[int, str]:
    """Short names on the day; one query."""
    called = Called(agencies)
    return {agency: called.on(agency, day, short=True) for agency in agencies}


def _grouped(pairs: Iterable[tuple[Key | None, Row]]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for key, row in pairs:
        if key is not None:
            found[key].append(row)
    return dict(found)
