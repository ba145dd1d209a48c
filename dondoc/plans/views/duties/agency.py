"""What does an agency owe? All its duties on a day, of every plan in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import standing_of
from dondoc.agencies.queries.calling import Called
from dondoc.lib.asof import Day, day_of
from dondoc.lib.files import file_name, wanted_file
from dondoc.lib.htmx import render_page
from dondoc.plans.enums import DeadlineKind
from dondoc.plans.models import Plan
from dondoc.plans.models.words import ROLES as ROLE_WORDS
from dondoc.plans.permissions import needs_reading
from dondoc.plans.queries.duties import ROLES, Line, duties_of, lines_of, shown
from dondoc.plans.queries.holdings import held_by
from dondoc.plans.queries.live.wording import TIMES
from dondoc.plans.views.duties.lists import DutyFilter, cut_to, listed
from dondoc.plans.views.duties.tables import duties_table
from dondoc.plans.views.live.pages import with_address


@needs_reading
@require_GET
def my_duties(request: HttpRequest) -> HttpResponse:
    """What does my agency owe? The agencies are those of the person's posts today."""
    return _page(request, standing_of(request.user).own_agencies, is_mine=True)


@needs_reading
@require_GET
def duties_of_agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """What does this agency owe?"""
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Http404
    return _page(request, [agency_id], is_mine=False)


def _page(request: HttpRequest, agencies: Sequence[int], *, is_mine: bool) -> HttpResponse:
    day, wanted = day_of(request), DutyFilter.read(request.GET.dict())
    lines = lines_of(held_by(agencies, day.value).filter(plan__in=Plan.objects.in_force(day.value)), day.value)
    called = Called(agencies)
    names = [(agency, called.on(agency, day.value, short=len(agencies) > 1)) for agency in agencies]
    chosen = cut_to(lines, wanted)
    if kind := wanted_file(request):
        table = duties_table(list(shown([line.pk for line in chosen], day.value, short=False).values()), day.value)
        return table.response(kind, _file_name(names, day))
    context = {
        "day": day,
        "wanted": wanted,
        "agencies": names,
        "is_mine": is_mine,
        **_choices(lines),
        **listed(chosen, day.value, request.GET.get("page", "")),
        "address": wanted.address(day),
    }
    response = render_page(request, "plans/duties/agency.html", context, part="results")
    return with_address(request, response, wanted.address(day))


def _choices(lines: Sequence[Line]) -> dict[str, Any]:
    """What the filter offers, and the numbers of the answer in words."""
    duties = [several[0] for several in duties_of(lines)]
    by_role = Counter(line.role for line in duties)
    kinds = {line.time for line in lines}
    return {
        "number": len(duties),
        "by_role": [(role, ROLE_WORDS[role], by_role[role]) for role in ROLES if by_role[role]],
        "plans": list(Plan.objects.filter(pk__in={line.plan for line in lines}).order_by("-dated_on", "-pk")),
        "times": [(kind, TIMES[kind]) for kind in DeadlineKind if kind in kinds],
    }


def _file_name(names: Sequence[tuple[int, str]], day: Day) -> str:
    return file_name(_("duties"), *(name for _key, name in names), day.value.isoformat())
