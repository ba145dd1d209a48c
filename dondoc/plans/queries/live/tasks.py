"""Tasks of an issued plan: filtered, sorted, one of them, and the outline that they hang in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from dondoc.lib.search import Fold
from dondoc.lib.text import fold
from dondoc.plans.enums import DeadlineKind, Role
from dondoc.plans.models import Assignment, Correction, Item, Plan, Section, Task
from dondoc.plans.queries.live.agencies import TASK_ROLES
from dondoc.plans.queries.live.words import clean, holds
from dondoc.plans.rules.outlining import Branch, Heading, outline

#: The role of a filter that finds tasks which nobody leads.
NOBODY = "nobody"
ROLES = (*TASK_ROLES, NOBODY)
SORTS = ("", "-order", "lead", "-lead", "time", "-time")


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a reader looks for among a plan's tasks; words of the address that are not known are as if not there."""

    q: str = ""
    agency: str = ""
    role: str = ""
    section: str = ""
    time: str = ""
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> TaskFilter:
        """From `?q=…&agency=…&role=…&section=…&time=…&sort=…`."""
        role, time, sort = (address.get(name, "") for name in ("role", "time", "sort"))
        return cls(
            q=clean(address.get("q", "")),
            agency=clean(address.get("agency", "")),
            role=role if role in ROLES else "",
            section=clean(address.get("section", "")),
            time=time if time in set(DeadlineKind) else "",
            sort=sort if sort in SORTS else "",
        )

    def address(self, **changes: str | int) -> str:
        """The filter as a query string, "?" and all, with further words; nothing for no filter."""
        words = {name: value for name, value in {**asdict(self), **changes}.items() if value not in ("", 1)}
        return f"?{urlencode(words)}" if words else ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != TaskFilter(sort=self.sort)

    def sorted_by(self, column: str) -> TaskFilter:
        """The same tasks by that column; the other way round where they are by it already."""
        return replace(self, sort=f"-{column}" if self.sort == column else column)


def tasks(plan: Plan, wanted: TaskFilter, spellings: Mapping[str, list[str]]) -> QuerySet[Task]:
    """The plan's tasks that fit the filter, in its order; `spellings` as of `agencies.spellings`."""
    rows = Task.objects.kept().filter(plan=plan)
    if wanted.q:
        rows = rows.filter(holds("search", wanted.q))
    if wanted.section:
        rows = rows.filter(Q(path=wanted.section) | Q(path__startswith=f"{wanted.section}."))
    if wanted.time:
        rows = rows.filter(deadline_kind=wanted.time)
    rows = rows.filter(_held(wanted, spellings))
    return rows.order_by(*_order(wanted.sort))


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a line of a table; rows are lighter than models, and a plan may have a thousand."""

    #: Agencies by role, as written and in their order.
    agencies: Mapping[str, Sequence[str]]
    pk: int
    path: str
    text: str
    kind: str
    value: str
    phrase: str
    starts_on: date | None
    due_on: date | None
    page: int | None

    @property
    def time(self) -> tuple[str, str, str]:
        """Kind, value and words of its time."""
        return self.kind, self.value, self.phrase


_COLUMNS = ("pk", "path", "text", "deadline_kind", "deadline_value", "deadline_phrase", "starts_on", "due_on", "page")


def rows_of(found: QuerySet[Task]) -> list[TaskRow]:
    """The lines of these tasks, in their order; two queries."""
    values = list(found.values_list(*_COLUMNS))
    held: dict[int, dict[str, list[str]]] = {row[0]: {} for row in values}
    phrases = Assignment.objects.filter(task__in=list(held)).order_by("position")
    for task, role, phrase in phrases.values_list("task_id", "role", "phrase"):
        held[task or 0].setdefault(role, []).append(phrase)
    return [TaskRow(held[row[0]], *row) for row in values]


def _held(wanted: TaskFilter, spellings: Mapping[str, list[str]]) -> Q:
    held = Assignment.objects.filter(task=OuterRef("pk"))
    if wanted.agency:
        held = held.filter(phrase__in=spellings.get(fold(wanted.agency), []))
    if wanted.role == NOBODY:
        unled = Q(~Exists(Assignment.objects.filter(task=OuterRef("pk"), role=Role.LEAD)))
        return unled & Q(Exists(held)) if wanted.agency else unled
    if wanted.role:
        held = held.filter(role=wanted.role)
    return Q(Exists(held)) if wanted.agency or wanted.role else Q()


def _first_lead() -> Subquery:
    leads = Assignment.objects.filter(task=OuterRef("pk"), role=Role.LEAD).order_by("position")
    return Subquery(leads.annotate(folded=Fold("phrase")).values("folded")[:1])


def _order(sort: str) -> list[OrderBy | str]:
    down, column = sort.startswith("-"), sort.lstrip("-")
    if column == "order":
        return ["-position", "-pk"]
    columns: dict[str, list[F | Subquery]] = {"lead": [_first_lead()], "time": [F("due_on"), F("starts_on")]}
    sorted_by = columns.get(column, [])
    # What has no date, or nobody who leads it, stands last either way.
    order = [OrderBy(value, descending=down, nulls_last=True) for value in sorted_by]
    return [*order, "position", "pk"]


def one_task(plan: Plan, task_id: int) -> QuerySet[Task]:
    """One task with its agencies; one that was dropped before the plan was issued is no part of it."""
    rows = Task.objects.kept().filter(plan=plan, pk=task_id).select_related("reading").defer("reading__result")
    return rows.prefetch_related("assignments")


def headings_above(plan: Plan, task: Task) -> list[Section]:
    """The headings that the task hangs under, the outermost first."""
    parts = task.path.split(".")
    paths = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return list(Section.objects.filter(plan=plan, path__in=paths).order_by("depth", "position"))


def neighbours(task: Task) -> tuple[Task | None, Task | None]:
    """The tasks before and after it in the document."""
    rows = Task.objects.kept().filter(plan=task.plan_id).only("path", "text")
    before = Q(position__lt=task.position) | Q(position=task.position, pk__lt=task.pk)
    after = Q(position__gt=task.position) | Q(position=task.position, pk__gt=task.pk)
    previous = rows.filter(before).order_by("-position", "-pk").first()
    return previous, rows.filter(after).order_by("position", "pk").first()


def history_of(item: Item) -> QuerySet[Correction]:
    """What people did to an item before the plan was issued, newest first."""
    return Correction.objects.filter(plan=item.plan_id, after__has_key=item.ref).select_related("by").order_by("-pk")


def outline_of(plan: Plan) -> list[Branch[OutlinedTask]]:
    """The document's headings and tasks as they follow one another; three queries for any number of tasks."""
    leads: dict[int, list[str]] = {}
    rows = Assignment.objects.filter(task__plan=plan, task__dropped_at=None, role=Role.LEAD).order_by("position")
    for task_id, phrase in rows.values_list("task_id", "phrase"):
        leads.setdefault(task_id or 0, []).append(phrase)
    columns = ("pk", "path", "text", "start", "reading_id", "deadline_kind", "deadline_value", "deadline_phrase")
    outlined = []
    for pk, path, text, start, reading, *time in Task.objects.kept().filter(plan=plan).values_list(*columns):
        # A span of another reading counts in another text.
        place = start if reading == plan.reading_id else None
        outlined.append(OutlinedTask(pk, path, text, place, leads.get(pk, []), time))
    return outline([Heading(row.path, row.title, row.depth, row.start) for row in sections(plan)], outlined)


def sections(plan: Plan) -> list[Section]:
    """The headings of the outline, in the document's order."""
    return list(Section.objects.filter(plan=plan).only("path", "title", "depth", "position", "start", "page"))


def numbers_by_time(plan: Plan) -> dict[str, int]:
    """How many tasks have each kind of time, in the order of the vocabulary; kinds that none has are left out."""
    rows = Task.objects.kept().filter(plan=plan).order_by().values("deadline_kind").annotate(number=Count("pk"))
    found = dict(rows.values_list("deadline_kind", "number"))
    return {kind.value: found[kind] for kind in DeadlineKind if kind in found}


def unled_count(plan: Plan) -> int:
    """How many tasks nobody leads."""
    return tasks(plan, TaskFilter(role=NOBODY), {}).count()


@dataclass(frozen=True, slots=True)
class OutlinedTask:
    """A task as the outline shows it."""

    pk: int
    path: str
    text: str
    start: int | None
    leads: list[str]
    #: Kind, value and words of its time.
    time: list[str]
