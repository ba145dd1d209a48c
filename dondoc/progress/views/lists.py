"""How far are the tasks: of my agency, of any agency, of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions import standing_of
from dondoc.agencies.queries.calling import Called
from dondoc.lib.asof import Day, day_of
from dondoc.lib.files import file_of
from dondoc.lib.htmx import render_page
from dondoc.lib.keys import key_of
from dondoc.plans.models import Plan, Section
from dondoc.progress.enums import Show
from dondoc.progress.permissions import needs_reading
from dondoc.progress.queries.counts import ledger
from dondoc.progress.queries.lines import Line, lines_in, lines_of, plans_of, shown
from dondoc.progress.queries.shares import shares_of_agencies
from dondoc.progress.rules.cells import Counts
from dondoc.progress.views.pages import live_plan_or_404, page_of
from dondoc.progress.views.tables import tasks_table

#: The agency of a filter that finds what nobody answers for.
NOBODY = "nobody"
#: Shares of a task that a list shows one by one; of more it counts the states.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; words of the address that are not known are as if not there."""

    show: str = ""
    plan: int | None = None
    section: str = ""
    #: A key, or `NOBODY`.
    agency: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Wanted:
        """From `?show=…&plan=…&section=…&agency=…`."""
        show, agency = address.get("show", ""), address.get("agency", "")
        return cls(
            show=show if show in set(Show) else "",
            plan=key_of(address.get("plan", "")),
            section=address.get("section", "").strip()[:120].replace("\0", ""),
            agency=agency if agency == NOBODY or key_of(agency) else "",
        )

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != Wanted()

    def address(self, day: Day) -> str:
        """The filter and the day as a query string, without "?"."""
        words = {name: word for name, word in asdict(self).items() if word}
        return "&".join(part for part in (urlencode(words), day.address) if part)


@needs_reading
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """How far are our tasks? Those that the agencies of the person's posts lead today."""
    return _of_agencies(request, standing_of(request.user).own_agencies, is_mine=True)


@needs_reading
@require_GET
def of_agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """How far are the tasks of this agency?"""
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Http404
    return _of_agencies(request, [agency_id], is_mine=False)


def _of_agencies(request: HttpRequest, agencies: Sequence[int], *, is_mine: bool) -> HttpResponse:
    day, wanted = day_of(request), Wanted.read(request.GET.dict())
    plans = Plan.objects.in_force(day.value).values("pk")
    lines = lines_of(shares_of_agencies(agencies, plans, day.value).values())
    called = Called(agencies)
    names = [(key, called.on(key, day.value, short=len(agencies) > 1)) for key in agencies]
    chosen = [line for line in lines if line.fits(wanted.show) and wanted.plan in (None, line.plan)]
    file = file_of(
        request, lambda: tasks_table(chosen, day.value), _("progress"), *(name for _key, name in names), str(day.value)
    )
    if file:
        return file
    context = {
        **_shared(request, day, wanted, lines, chosen),
        "agencies": names,
        "is_mine": is_mine,
        "plans": plans_of(lines),
        "own": set(standing_of(request.user).agencies(Permission.RECORD_PROGRESS)),
    }
    return render_page(request, "progress/agency.html", context, part="results")


@needs_reading
@require_GET
def plan_tasks(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Which tasks of the plan are these? What the numbers of the plan's counts count."""
    plan, day, wanted = live_plan_or_404(plan_id), day_of(request), Wanted.read(request.GET.dict())
    agency = key_of(wanted.agency)
    read = ledger([plan.pk], day.value)
    lines = lines_in(read, section=wanted.section, agency=agency, nobody=wanted.agency == NOBODY)
    chosen = [line for line in lines if line.fits(wanted.show)]
    file = file_of(request, lambda: tasks_table(chosen, day.value), str(plan), _("progress"), str(day.value))
    if file:
        return file
    context = {
        **_shared(request, day, wanted, lines, chosen),
        "plan": plan,
        "agency_name": _agency_name(wanted.agency, day),
        "section": Section.objects.filter(plan=plan, path=wanted.section).exclude(path="").first(),
    }
    return render_page(request, "progress/tasks.html", context, part="results")


def _agency_name(agency: str, day: Day) -> str:
    if agency == NOBODY:
        return _("nobody")
    key = key_of(agency)
    return Called([key]).on(key, day.value) if key else ""


def _shared(
    request: HttpRequest, day: Day, wanted: Wanted, lines: Sequence[Line], chosen: list[Line]
) -> dict[str, Any]:
    """What both lists show: the counts of all, and a page of those that fit."""
    page = page_of(chosen, request)
    numbers = Counter(show for line in lines for show in Show if line.fits(show))
    return {
        "day": day,
        "wanted": wanted,
        "number": len(lines),
        "counts": Counts.of(line.cell for line in lines),
        "shows": [(show, numbers[show]) for show in Show if numbers[show]],
        "page": page,
        "rows": shown(list(page), day.value, most=_MOST),
        "address": wanted.address(day),
    }
