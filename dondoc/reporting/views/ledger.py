"""Who still owes a report? The ledger, and one's own part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.accounts.enums import Permission
from dondoc.agencies.permissions import may
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.queries.searching import provinces
from dondoc.lib.files import wanted_file
from dondoc.lib.htmx import render_page
from dondoc.lib.tables import Cell, Column, Table
from dondoc.lib.text import fold
from dondoc.plans.models import Plan
from dondoc.reporting.enums import LedgerState
from dondoc.reporting.models import Obligation, Regime
from dondoc.reporting.models.words import STATES, period_words
from dondoc.reporting.permissions import needs_reports
from dondoc.reporting.queries.ledger import OWED, Counts, Ledger, Scope, counts, periods_of, rows
from dondoc.reporting.queries.mine import own_agencies
from dondoc.reporting.queries.showing import Row, in_order_of_names, shown, tag_of
from dondoc.reporting.views.filters import LedgerFilter

if TYPE_CHECKING:
    _Paginator = Paginator[Any]
else:
    _Paginator = Paginator

PAGE = 50
#: Rows that a sheet of Excel holds beneath its head.
_MOST = 1_048_575


@needs_reports
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    """Who still owes a report? Any obligations by any filter, on any day; what is owed now, unless asked otherwise."""
    wanted = LedgerFilter.read(request.GET.dict(), request.user)
    scope = wanted.scope(request.user)
    found: Ledger = _sorted(scope, wanted) if scope else Obligation.objects.none()
    if kind := wanted_file(request):
        return _table(_shown(found, wanted, 0, _MOST)).response(kind, f"{fold(_('ledger'))}-{wanted.on:%Y-%m-%d}")
    numbers = counts(scope, wanted.on) if scope else Counts()
    total = _number(numbers, wanted)
    page = _Pages(found, total).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "day": wanted.on,
        "page": page,
        "rows": _shown(found, wanted, page.start_index() - 1, page.end_index()) if total else [],
        "owed": numbers.owed,
        "all": numbers.total,
        "parts": _parts(numbers, OWED, wanted),
        "others": _parts(numbers, [state for state in LedgerState if state not in OWED], wanted),
        "states": STATES.items(),
        "heads": _heads(wanted),
        "regimes": Regime.objects.order_by("name", "pk").values_list("pk", "name"),
        "periods": [(key, period_words(key)) for key in _periods(wanted)],
        "provinces": provinces(wanted.on),
        "plan_name": Plan.objects.issued().filter(pk=wanted.plan).first() if wanted.plan else "",
        "agency_name": Called([wanted.agency]).on(wanted.agency, wanted.on, short=True),
        "address": wanted.address(),
        "then_address": wanted.address(as_now=False),
        "now_address": wanted.address(as_now=True),
    }
    response = render_page(request, "reporting/ledger/ledger.html", context, part="results")
    response["HX-Push-Url"] = f"{request.path}?{wanted.address()}"
    return response


def _periods(wanted: LedgerFilter) -> list[str]:
    """Of the regime looked for; without one, the period alone that is looked for."""
    return periods_of(wanted.regime) if wanted.regime else [wanted.period] if wanted.period else []


class _Pages(_Paginator):
    """Pages of rows that have been counted already, with all the others."""

    def __init__(self, found: Ledger, total: int) -> None:
        super().__init__(found, PAGE)
        self.__dict__["count"] = total


def _shown(found: Ledger, wanted: LedgerFilter, first: int, last: int) -> list[Row]:
    if wanted.sort == "agency":
        return in_order_of_names(found, wanted.on, first, last, as_now=wanted.as_now)
    return shown(found[first:last], wanted.on)


def _number(numbers: Counts, wanted: LedgerFilter) -> int:
    counted = numbers.late if wanted.late else numbers.by_state
    return sum(counted[state] for state in wanted.states or LedgerState)


def _sorted(scope: Scope, wanted: LedgerFilter) -> Ledger:
    found = rows(scope, wanted.on, states=wanted.states, late=True if wanted.late else None)
    orders: dict[str, tuple[str, ...]] = {
        "state": ("state", "due_then"),
        "regime": ("regime__name", "due_then"),
        "due": ("due_then", "regime__name"),
    }
    return found.order_by(*orders.get(wanted.sort, ()), "agency", "pk")


def _parts(
    numbers: Counts, states: Sequence[LedgerState], wanted: LedgerFilter
) -> list[tuple[LedgerState, int, int, str, str]]:
    """Of each state: how many, how many of them late, where they are listed, and how its tag is coloured."""
    return [
        (
            state,
            numbers.by_state[state],
            numbers.late[state],
            wanted.address(state=state.value, late=False),
            tag_of(state, is_late=state == LedgerState.MISSING),
        )
        for state in states
        if numbers.by_state[state]
    ]


def _heads(wanted: LedgerFilter) -> list[tuple[str, str, str, bool]]:
    """The columns that the table can be sorted by: name, words, address, whether it is."""
    words = {"agency": _("Agency"), "regime": _("Report"), "due": _("Due"), "state": _("State")}
    return [(name, words[name], wanted.address(sort=name), wanted.sort == name) for name in words]


def _table(found: Sequence[Row]) -> Table:
    columns = [
        Column(_("Agency"), 40),
        Column(_("Answers for it now"), 40),
        Column(_("Report"), 40),
        Column(_("Period"), 20),
        Column(_("To whom"), 30),
        Column(_("Last day in time"), 14),
        Column(_("State"), 20),
        Column(_("Late"), 8),
        Column(_("Days late"), 8),
        Column(_("Came in"), 14),
    ]
    return Table(_("Ledger"), columns, map(_cells, found))


def _cells(row: Row) -> Sequence[Cell]:
    return [
        row.agency_name,
        row.heir_name,
        row.regime_name,
        row.period_words,
        row.receiver_name,
        row.due_on,
        row.state_words,
        _("yes") if row.is_late else _("no"),
        row.days_late or None,
        row.came_on,
    ]


@needs_reports
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Which reports does my agency still owe? With those of the agencies that it took over from, the next to come."""
    today = timezone.localdate()
    agencies = own_agencies(request.user)
    found: Ledger = rows(Scope(agencies=agencies), today) if agencies else Obligation.objects.none()
    owed = shown(found.filter(state__in=OWED), today) if agencies else []
    coming = shown(found.filter(state=LedgerState.NOT_YET_DUE)[:PAGE], today) if agencies else []
    sent = shown(found.filter(state__in=_SENT).order_by("-due_then", "pk")[:PAGE], today) if agencies else []
    called = Called(agencies)
    context = {
        "day": today,
        "agencies": [called.on(agency, today, short=True) for agency in agencies],
        "owed": owed,
        "late": sum(row.is_late for row in owed),
        "coming": coming,
        "sent": sent,
        "fills": may(request.user, Permission.DRAFT_REPORTS),
    }
    return render(request, "reporting/ledger/mine.html", context)


_SENT = (LedgerState.SUBMITTED, LedgerState.ACCEPTED, LedgerState.NIL, LedgerState.EXCUSED)
