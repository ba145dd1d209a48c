"""How far is a task, and what happened to it; the files that prove it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.agencies.permissions import standing_of
from dondoc.evidence.queries import download
from dondoc.lib.asof import day_of
from dondoc.lib.htmx import render_page
from dondoc.progress import permissions
from dondoc.progress.models import EntryFile
from dondoc.progress.permissions import needs_reading
from dondoc.progress.queries.lines import shown, task_line
from dondoc.progress.queries.people import holders_on
from dondoc.progress.queries.standing import withdrawals_on
from dondoc.progress.queries.story import story_of
from dondoc.progress.views.pages import task_or_404

#: Shares that a page shows at once; the others can be unfolded.
FEW = 10


@never_cache
@needs_reading
@require_GET
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """How far is this task? A part of the plan's own page of it, too."""
    row, day = task_or_404(task_id), day_of(request)
    line = task_line(row, day.value)
    today = timezone.localdate()
    own = set(standing_of(request.user).agencies(Permission.RECORD_PROGRESS)) if day.is_today else set()
    found = shown([line], day.value)[0]
    # One's own first: a collective may have two hundred members.
    shares = sorted(found.shares, key=lambda share: share[0].agency not in own)
    context = {
        "plan": row.plan,
        "task": row,
        "day": day,
        "row": found,
        "shares": (shares[:FEW], shares[FEW:]),
        "story": story_of(row),
        "own": own,
        "may_decide": permissions.may_decide(request.user, row.plan),
        "may_open": permissions.may_open(request.user, row.plan, holders_on(row.pk, today)),
        "withdrawn": withdrawals_on([row.pk], day.value).get(row.pk),
    }
    return render_page(request, "progress/task.html", context, part="standing")


@never_cache
@needs_reading
@require_GET
def entry_file(request: HttpRequest, link_id: int) -> HttpResponse:
    """A file that proves an entry, to those who work on the task or decide on it."""
    rows = EntryFile.objects.select_related("file", "entry__holding__plan__document", "entry__holding__assignment")
    link = get_object_or_404(rows, pk=link_id)
    holding = link.entry.holding
    holders = holders_on(holding.assignment.task_id or 0, timezone.localdate())
    permissions.check_may_open(request.user, holding.plan, holders)
    return download(link.file, link.name)
