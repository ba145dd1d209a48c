from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.agencies.queries.lineage import answered_by
from dondoc.audit.actions import record
from dondoc.consolidation import permissions, policies
from dondoc.consolidation.models import Report, ReportSource
from dondoc.consolidation.queries.senders import Pair, obligations_of
from dondoc.lib.errors import Refused
from dondoc.reporting.models import Obligation

#: The facts of a report that a person types.
FACTS = (
    "title",
    "issuer",
    "superior",
    "signs",
    "number",
    "place",
    "dated_on",
    "to",
    "grounds",
    "opening",
    "closing",
    "recipients",
    "archive",
    "signature_lines",
    "signer",
    "as_of",
)


@transaction.atomic
def start_report(
    *,
    keeper: int,
    facts: Mapping[str, Any],
    sources: Sequence[Pair],
    obligation: Obligation | None = None,
    by: User,
    at: datetime,
) -> Report:
    """Begin a report for the agency from regimes and periods whose reports it receives; `facts` are of `FACTS`.

    `obligation` is the report upwards that it is. Refuses those who do not compose for the agency, no source, one whose
    reports go to somebody else, and an obligation of another agency.
    """
    permissions.check_may_begin(by, keeper)
    check_may_draw_on(sources, keeper, at)
    check_is_own(obligation, keeper, at)
    named = {name: facts[name] for name in FACTS if name in facts}
    report = Report.objects.create(**named, keeper_id=keeper, obligation=obligation, made_at=at, made_by=by)
    write_sources(report, sources)
    data = {"title": report.title, "sources": len(sources)}
    record(by=by, verb="consolidation.started", thing=report, at=at, data=data)
    return report


def check_may_draw_on(sources: Sequence[Pair], keeper: int, at: datetime) -> None:
    """Refuse nothing at all, and periods of which the keeper receives no report."""
    policies.check_sources(sources)
    day = timezone.localdate(at)
    known = set(obligations_of(sources, keeper, day).order_by().values_list("regime", "period").distinct())
    if set(sources) - known:
        raise Refused(_("Reports of one of these periods do not go to your agency, so it cannot draw on them."))


def check_is_own(obligation: Obligation | None, keeper: int, at: datetime) -> None:
    """Refuse an obligation that neither the keeper owes nor an agency for which it answers."""
    if obligation and obligation.agency_id not in answered_by([keeper], timezone.localdate(at)):
        raise Refused(_("That report is owed by another agency."))


def write_sources(report: Report, sources: Sequence[Pair]) -> None:
    """Draw on these, in this order, and on no others."""
    report.sources.all().delete()
    rows = enumerate(dict.fromkeys(sources))
    ReportSource.objects.bulk_create(
        ReportSource(report=report, position=place, regime_id=regime, period=period) for place, (regime, period) in rows
    )
