"""What the pages of an issued plan share: finding it, its tabs, its name in print."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.plans.models import Plan
from dondoc.plans.queries.live.plans import live_plan


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the plan, and how many things it holds where that says something."""

    url_name: str
    words: str | Promise
    #: The plan's annotation that counts them.
    count: str = ""


TABS = (
    Tab("plans:plan", _("Overview")),
    Tab("plans:outline", _("Outline")),
    Tab("plans:tasks", _("Tasks"), "task_count"),
    Tab("plans:duties", _("Duties")),
    Tab("plans:indicators", _("Indicators"), "indicator_count"),
    Tab("plans:reports", _("Reports"), "duty_count"),
    Tab("plans:references", _("References"), "reference_count"),
    Tab("plans:recipients", _("Recipients"), "recipient_count"),
    Tab("plans:history", _("History")),
)


def live_plan_or_404(plan_id: int) -> Plan:
    """An issued plan; a draft is no page here."""
    plan = live_plan(plan_id).first()
    if plan is None:
        raise Http404
    return plan


def tabs_of(plan: Plan) -> list[tuple[str, str, int | None, str]]:
    """Address, words, number and name of each tab."""
    return [
        (
            reverse(tab.url_name, args=[plan.pk]),
            str(tab.words),
            getattr(plan, tab.count) if tab.count else None,
            tab.url_name.partition(":")[2],
        )
        for tab in TABS
    ]


def with_address(request: HttpRequest, response: HttpResponse, query: str) -> HttpResponse:
    """Let htmx show the filters in the browser's address, those alone that are set."""
    response["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    return response


def running_head(plan: Plan) -> str:
    """A style sheet that puts the plan's name at the head of each printed page."""
    words = f"{plan.number or plan.title[:80]} · {plan.issuer}"
    return f"@page {{ @top-left {{ content: {_css_string(words)}; font: 9pt serif; }} }}\n"


def _css_string(words: str) -> str:
    """A string of CSS in which nothing but letters and digits stands as itself."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in words) + '"'


def name_of(plan: Plan) -> str:
    """The plan's number, else its title: what people call it by."""
    return plan.number or plan.title
