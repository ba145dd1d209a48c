"""With which facts a report begins: those of the last one like it, else those of its plan and province."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from dondoc.agencies.queries.calling import Called
from dondoc.consolidation.models import Report
from dondoc.consolidation.models.words import LANGUAGE
from dondoc.consolidation.queries.senders import Pair
from dondoc.lib import dates
from dondoc.plans.models import Plan, Recipient
from dondoc.reporting.models import Regime
from dondoc.reporting.models.words import period_words

_CARRIED = ("issuer", "superior", "signs", "place", "to", "recipients", "archive", "signature_lines", "signer")


def opening_facts(pairs: Sequence[Pair], keeper: int, day: date) -> dict[str, Any]:
    """In Vietnamese, as reports are; every one of them can be changed."""
    with translation.override(LANGUAGE):
        regimes = Regime.objects.filter(pk__in=[regime for regime, _period in pairs]).select_related("plan__province")
        plans = list(dict.fromkeys(regime.plan for regime in regimes if regime.plan))
        periods = ", ".join(dict.fromkeys(period_words(period) for _regime, period in pairs))
        last = Report.objects.issued().filter(keeper=keeper, supplements=None).order_by("-issued_at").first()
        carried = {name: getattr(last, name) for name in _CARRIED} if last else _first(plans, keeper, day)
        return {**carried, "title": _title(plans, periods), "opening": _opening(plans, carried["issuer"]), "as_of": day}


def _title(plans: Sequence[Plan], periods: str) -> str:
    if not plans:
        return gettext("Results for %(periods)s") % {"periods": periods}
    named = "; ".join(str(plan) for plan in plans)
    return gettext("Results of carrying out plan %(plans)s, %(periods)s") % {"plans": named, "periods": periods}


def _opening(plans: Sequence[Plan], issuer: str) -> str:
    if not plans:
        return ""
    named = "; ".join(_cited(plan) for plan in plans)
    return gettext("Carrying out %(plans)s, %(issuer)s reports the results as follows:") % {
        "plans": named,
        "issuer": issuer,
    }


def _cited(plan: Plan) -> str:
    number = gettext("plan no. %(number)s") % {"number": plan.number} if plan.number else plan.title
    day = gettext("of %(day)s") % {"day": dates.show(plan.dated_on)} if plan.dated_on else ""
    return " ".join(filter(None, (number, day)))


def _first(plans: Sequence[Plan], keeper: int, day: date) -> dict[str, str]:
    """Of an agency's first report: in the name of the first plan's issuer."""
    plan = plans[0] if plans else None
    called = Called([keeper, plan.province_id if plan else None])
    issuer = (plan.issuer if plan else "") or called.on(keeper, day)
    recipients = Recipient.objects.kept().filter(plan=plan).values_list("text", flat=True) if plan else []
    words = [line.strip(" -;.") for line in recipients]
    return {
        "issuer": issuer,
        "superior": "",
        "signs": "BC-UBND",
        "place": "",
        "to": "",
        "recipients": "\n".join(line for line in words if line and not line.lower().startswith("lưu")),
        "archive": "VT",
        "signature_lines": "",
        "signer": "",
    }
