"""What is known of a report, what it draws on, and laying it aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.consolidation import permissions, policies
from dondoc.consolidation.actions.starting import FACTS, check_is_own, check_may_draw_on, write_sources
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.senders import Pair
from dondoc.lib.errors import Stale
from dondoc.reporting.models import Obligation


def locked_draft(report: Report, *, by: User) -> Report:
    """The report as it is now, held until the transaction ends; refuses what cannot be composed any more."""
    now = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    permissions.check_may_compose(by, now)
    policies.check_draft(now)
    return now


def count_on(report: Report, *fields: str) -> None:
    """Save these fields, one version on."""
    report.version += 1
    report.save(update_fields=[*fields, "version"])


@transaction.atomic
def save_facts(*, report: Report, version: int, facts: Mapping[str, Any], by: User, at: datetime) -> Report:
    """Save what the document says of itself, as seen at `version` of the facts; `facts` are of `FACTS`.

    Refuses what was issued, and (`Stale`) facts that somebody else saved meanwhile.
    """
    now = locked_draft(report, by=by)
    _check_facts_version(now, version)
    named = [name for name in FACTS if name in facts]
    changed = {name: [str(getattr(now, name) or ""), str(facts[name] or "")] for name in named}
    for name in named:
        setattr(now, name, facts[name])
    now.facts_version += 1
    count_on(now, *named, "facts_version")
    told = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    record(by=by, verb="consolidation.facts_saved", thing=now, at=at, data={"fields": told})
    return now


@transaction.atomic
def set_sources(
    *,
    report: Report,
    version: int,
    sources: Sequence[Pair],
    obligation: Obligation | None = None,
    by: User,
    at: datetime,
) -> Report:
    """Draw on these regimes and periods instead, and be this report upwards; refuses as `start_report` does.

    What was written stays; passages whose answers are not drawn on any more are shown as resting on what is gone.
    """
    now = locked_draft(report, by=by)
    _check_facts_version(now, version)
    check_may_draw_on(sources, now.keeper_id, at)
    check_is_own(obligation, now.keeper_id, at)
    write_sources(now, sources)
    now.obligation = obligation
    now.facts_version += 1
    count_on(now, "obligation", "facts_version")
    record(by=by, verb="consolidation.sources_set", thing=now, at=at, data={"sources": len(sources)})
    return now


def _check_facts_version(report: Report, version: int) -> None:
    if report.facts_version != version:
        raise Stale(_("Somebody else has saved the facts of this report while you were typing."))


@transaction.atomic
def discard_report(*, report: Report, by: User, at: datetime) -> Report:
    """Lay a draft aside; it is never removed. Refuses what was issued."""
    now = locked_draft(report, by=by)
    now.discarded_at, now.discarded_by = at, by
    now.save(update_fields=["discarded_at", "discarded_by"])
    record(by=by, verb="consolidation.discarded", thing=now, at=at)
    return now
