"""One obligation with its story."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dondoc.accounts.permissions import signed_in
from dondoc.agencies.queries.calling import Called
from dondoc.reporting import permissions
from dondoc.reporting.permissions import needs_reports
from dondoc.reporting.queries.story import story_of


@needs_reports
@require_GET
def obligation(request: HttpRequest, obligation_id: int) -> HttpResponse:
    """What became of this report? Who owes it to whom, why by this day, and every step with who, when and why."""
    today = timezone.localdate()
    story = story_of(obligation_id, today)
    if story is None:
        raise Http404
    one = story.obligation
    heir = one.handed_to.agency_id if one.handed_to else None
    called = Called([one.agency_id, one.receiver_id, heir])
    context = {
        "story": story,
        "one": one,
        "day": today,
        "agency_name": called.on(one.agency_id, one.due_on),
        "receiver_name": called.on(one.receiver_id, one.due_on),
        "heir_name": called.on(heir, one.due_on),
        "last_figures_on": one.closes_on - timedelta(days=1),
        "may_read": permissions.readable_obligations(request.user).filter(pk=one.pk).exists(),
        "may_draft": permissions.may_draft(signed_in(request), one),
        "may_decide": permissions.may_decide(signed_in(request), one),
    }
    return render(request, "reporting/ledger/obligation.html", context)
