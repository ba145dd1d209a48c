from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.consolidation import permissions, policies
from dondoc.consolidation.actions.starting import FACTS, write_sources
from dondoc.consolidation.actions.writing import suggest_from
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.changes import changes
from dondoc.consolidation.queries.senders import pairs_of
from dondoc.lib.errors import Refused

#: What a supplement says anew.
_ITS_OWN = {"number", "dated_on", "opening", "closing"}


@transaction.atomic
def start_supplement(*, report: Report, by: User, at: datetime) -> Report:
    """Begin a supplement that holds only what has changed since the report (and its supplements) were issued.

    It names the first report and draws on the same sources for the same day of figures. Refuses a report that has not
    left yet, one since which nothing changed, and a second supplement while one is under way.
    """
    first = Report.objects.select_for_update(of=("self",)).get(pk=report.supplements_id or report.pk)
    permissions.check_may_compose(by, first)
    policies.check_supplementable(first, under_way=Report.objects.drafts().filter(supplements=first).exists())
    found = changes(first, timezone.localdate(at))
    if found.is_empty:
        raise Refused(_("Nothing has changed since this report was issued."))
    facts = {name: getattr(first, name) for name in FACTS if name not in _ITS_OWN}
    draft = Report.objects.create(**facts, keeper_id=first.keeper_id, supplements=first, made_at=at, made_by=by)
    write_sources(draft, pairs_of(first))
    suggest_from(draft, [change.topic for change in found.passages], by=by, at=at)
    data = {"number": first.name, "changes": found.count}
    record(by=by, verb="consolidation.supplement_started", thing=draft, at=at, data=data)
    return draft
