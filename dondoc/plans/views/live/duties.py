"""Who holds what by an issued plan, on the day of the plan, today, or any other day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models.words import STATES
from dondoc.agencies.queries.calling import Called
from dondoc.lib.asof import Day, day_of
from dondoc.lib.files import file_name, wanted_file
from dondoc.lib.htmx import render_page
from dondoc.lib.tables import Table
from dondoc.plans.enums import MeaningState
from dondoc.plans.models import Meaning, Plan
from dondoc.plans.models.words import ROLES as ROLE_WORDS
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.duties import ROLES, Line, duties_of, lines_of, shares, shown
from dondoc.plans.queries.holdings import held_on
from dondoc.plans.views.duties.lists import DutyFilter, cut_to, listed
from dondoc.plans.views.duties.tables import duties_table
from dondoc.plans.views.live.pages import live_plan_or_404, name_of, tabs_of, with_address


@needs_reading
@require_GET
def duties(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Who holds what by this plan? Agencies by roles on a day; of one of them, each duty."""
    plan = live_plan_or_404(plan_id)
    day, wanted = day_of(request), DutyFilter.read(request.GET.dict())
    is_early = plan.day is not None and day.value < plan.day
    lines = [] if is_early else lines_of(held_on(day.value).filter(plan=plan), day.value)
    chosen = cut_to(lines, wanted)
    if kind := wanted_file(request):
        return _table(chosen, day.value).response(kind, _file_name(plan, day))
    context = {
        "plan": plan,
        "tabs": tabs_of(plan),
        "tab": "duties",
        "day": day,
        "is_early": is_early,
        "wanted": wanted,
        **_counted(lines, day.value),
        "unsettled": Meaning.objects.filter(plan=plan, state=MeaningState.TO_SETTLE).count(),
        "chosen_name": _name_of(wanted, day.value),
        **(listed(chosen, day.value, request.GET.get("page", "")) if wanted.narrows else {}),
        "address": wanted.address(day),
    }
    response = render_page(request, "plans/live/duties.html", context, part="results")
    return with_address(request, response, wanted.address(day))


def _counted(lines: Sequence[Line], day: date) -> dict[str, object]:
    """Shares by agency with a cell a role, and the numbers of the answer in words."""
    found = shares(lines, day)
    roles = [role for role in ROLES if any(share.roles[role] for share in found)]
    return {
        "shares": [(share, [(role, ROLE_WORDS[role], share.roles[role]) for role in roles]) for share in found],
        "roles": [ROLE_WORDS[role] for role in roles],
        "held": sum(share.total for share in found if share.agency),
        "agencies": sum(share.agency is not None for share in found),
        "loose": sum(share.total for share in found if share.state == AnswerState.CHOOSE),
        "ended": sum(share.total for share in found if share.state == AnswerState.ENDED),
        "number": len(duties_of(lines)),
    }


def _name_of(wanted: DutyFilter, day: date) -> str:
    """Whose duties the filter leaves."""
    if wanted.agency:
        return Called([wanted.agency]).on(wanted.agency, day, short=True)
    return str(STATES.get(wanted.state, ""))


def _table(lines: Sequence[Line], day: date) -> Table:
    rows = shown([line.pk for line in lines], day, short=False)
    return duties_table(list(rows.values()), day)


def _file_name(plan: Plan, day: Day) -> str:
    return file_name(name_of(plan), _("duties"), day.value.isoformat())
