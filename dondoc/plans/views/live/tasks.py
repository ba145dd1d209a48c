"""The tasks of an issued plan: in the document's outline, in a table with filters, one by one."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.lib.files import file_of
from dondoc.lib.htmx import render_page
from dondoc.lib.tables import Table
from dondoc.plans.enums import DeadlineKind
from dondoc.plans.models import Plan, Task
from dondoc.plans.models.words import ROLES
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.live import agencies
from dondoc.plans.queries.live import tasks as queries
from dondoc.plans.queries.live.items import clause_of
from dondoc.plans.queries.live.tasks import NOBODY, TaskFilter, TaskRow
from dondoc.plans.queries.live.wording import TIMES
from dondoc.plans.queries.reasons import named_in
from dondoc.plans.views.live import tables
from dondoc.plans.views.live.pages import live_plan_or_404, name_of, tabs_of, with_address

PAGE = 50
#: The word of the address that asks for all tasks on one page, to print them.
ALL = "all"
#: More tasks than a plan has.
_WHOLE = 10_000
#: Deeper headings would make the choice of a section longer than the table.
_DEEPEST_CHOICE = 3
#: Column of the sort, its heading.
_COLUMNS = (
    ("order", gettext_lazy("No.")),
    ("", gettext_lazy("Task")),
    ("lead", gettext_lazy("Lead")),
    ("", gettext_lazy("Coordinating")),
    ("time", gettext_lazy("Time")),
)


@needs_reading
@require_GET
def outline(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Where in the document does each task stand?"""
    plan = live_plan_or_404(plan_id)
    context = {"plan": plan, "tabs": tabs_of(plan), "tab": "outline", "branches": queries.outline_of(plan)}
    return render(request, "plans/live/outline.html", context)


@needs_reading
@require_GET
def task_list(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who must do what, and by when? The filter lives in the address and holds for the files too."""
    plan = live_plan_or_404(plan_id)
    wanted = TaskFilter.read(request.GET.dict())
    spellings = agencies.spellings(plan)
    found = queries.tasks(plan, wanted, spellings)
    file = file_of(request, lambda: _table(request, plan, found), name_of(plan), _("tasks"))
    if file:
        return file
    page, rows = _page(found, request.GET.get("page", ""))
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "tasks",
        "wanted": wanted,
        "page": page,
        "rows": rows,
        "is_all": request.GET.get("page") == ALL,
        "heads": [(words, *_sorting(wanted, column)) for column, words in _COLUMNS],
        "agencies": [(phrases[0], wanted.agency and wanted.agency in phrases) for phrases in spellings.values()],
        "sections": [row for row in queries.sections(plan) if row.path and row.depth <= _DEEPEST_CHOICE],
        "roles": [*((role, ROLES[role]) for role in agencies.TASK_ROLES), (NOBODY, _("nobody leads"))],
        "times": [(kind, TIMES[kind]) for kind in DeadlineKind],
        "address": wanted.address().lstrip("?"),
    }
    response = render_page(request, "plans/live/tasks.html", context, part="results")
    return with_address(request, response, wanted.address(page=page.number).lstrip("?"))


def _table(request: HttpRequest, plan: Plan, found: QuerySet[Task]) -> Table:
    address = request.build_absolute_uri(reverse("plans:tasks", args=[plan.pk]))
    return tables.tasks_table(queries.rows_of(found), address)


def _page(found: QuerySet[Task], number: str) -> tuple[Page[Task], list[TaskRow]]:
    size = _WHOLE if number == ALL else PAGE
    page = Paginator(found, size).get_page(1 if number == ALL else number)
    first = (page.number - 1) * size
    return page, queries.rows_of(found[first : first + size])


def _sorting(wanted: TaskFilter, column: str) -> tuple[str, str]:
    """The address that sorts by the column (none where it cannot), and how the table is sorted by it now."""
    if not column:
        return "", ""
    directions = {column: "ascending", f"-{column}": "descending"}
    now = directions.get(wanted.sort or "order", "")
    following = wanted.sorted_by(column)
    if column == "order":
        following = TaskFilter.read({**_words(wanted), "sort": "-order" if wanted.sort == "" else ""})
    return following.address() or "?", now


def _words(wanted: TaskFilter) -> dict[str, str]:
    return {name: getattr(wanted, name) for name in ("q", "agency", "role", "section", "time")}


@needs_reading
@require_GET
def task(request: HttpRequest, plan_id: int, task_id: int) -> HttpResponse:
    """What does this task ask, and where does it stand in the document?"""
    plan = live_plan_or_404(plan_id)
    row = queries.one_task(plan, task_id).first()
    if row is None:
        raise Http404
    previous, following = queries.neighbours(row)
    today = timezone.localdate()
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "tasks",
        "task": row,
        "above": queries.headings_above(plan, row),
        "named": named_in(row.assignments.all(), today),
        "today": today,
        "clause": clause_of(row),
        "corrections": queries.history_of(row),
        "previous": previous,
        "following": following,
    }
    return render(request, "plans/live/task.html", context)
