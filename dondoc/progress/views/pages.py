"""What the pages of this package share: finding the thing and the person."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from dondoc.lib.errors import Refused
from dondoc.plans.enums import Role
from dondoc.plans.models import Holding, Plan, Task
from dondoc.progress.actions import Wrong
from dondoc.progress.queries.lines import Line

PAGE = 50


def live_plan_or_404(plan_id: int) -> Plan:
    """An issued plan."""
    return get_object_or_404(Plan.objects.issued().select_related("document").defer("reading"), pk=plan_id)


def task_or_404(task_id: int) -> Task:
    """A kept task of an issued plan."""
    rows = Task.objects.kept().filter(plan__issued_at__isnull=False).select_related("plan__document")
    return get_object_or_404(rows.defer("reading", "plan__reading"), pk=task_id)


def share_or_404(holding_id: int) -> tuple[Holding, Task]:
    """A lead's duty and its task."""
    rows = Holding.objects.filter(assignment__role=Role.LEAD, assignment__task__dropped_at=None)
    row = get_object_or_404(rows.select_related("assignment__task", "plan__document"), pk=holding_id)
    if row.assignment.task is None:
        raise Http404
    return row, row.assignment.task


def page_of(lines: list[Line], request: HttpRequest) -> Page[Line]:
    """The lines of the page that the address asks for."""
    return Paginator(lines, PAGE).get_page(request.GET.get("page"))


def note(form: Form, refused: Refused) -> None:
    """Put a refusal beside the field that it speaks of, or above the form."""
    is_of_field = isinstance(refused, Wrong) and refused.field in form.fields
    form.add_error(refused.field if is_of_field and isinstance(refused, Wrong) else None, str(refused))
