from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.consolidation import permissions, policies
from dondoc.consolidation.enums import Format
from dondoc.consolidation.models import Report, Snapshot, SnapshotFile, Used
from dondoc.consolidation.queries.files import rendered
from dondoc.consolidation.queries.paper import Composed
from dondoc.consolidation.queries.supplements import compose_any
from dondoc.lib.canonical import digest
from dondoc.lib.rubbish import put_off
from dondoc.reporting.actions.fulfilling import fulfil

#: What is frozen; a PDF is made of the Word file when somebody asks for it.
FROZEN = (Format.DOCX, Format.XLSX)


@put_off()
@transaction.atomic
def issue_report(*, report: Report, version: int, number: int, dated_on: date, by: User, at: datetime) -> Snapshot:
    """Give the report its number and day and freeze it as the person saw it at `version`: content, files, hashes.

    The obligation upwards that it is, if any, counts as submitted by this. Refuses those who do not issue for the
    agency, what was issued already, passages that rest on answers which hold no more, and (`Stale`) a report that
    somebody changed meanwhile.
    """
    now = Report.objects.select_for_update(of=("self",)).select_related("supplements").get(pk=report.pk)
    permissions.check_may_issue(by, now)
    policies.check_draft(now)
    policies.check_version(now, version)
    now.number, now.dated_on = number, dated_on
    # Composed as issued: no draft's mark on it.
    now.issued_at, now.issued_by = at, by
    composed = compose_any(now, timezone.localdate(at))
    policies.check_up_to_date(sum(place.outdated for place in composed.places))
    now.version += 1
    now.save(update_fields=["number", "dated_on", "issued_at", "issued_by", "version"])
    snapshot = _frozen(now, composed, by=by, at=at)
    data = {"number": now.name, "sha256": snapshot.sha256}
    record(by=by, verb="consolidation.issued", thing=now, at=at, data=data)
    if now.obligation:
        said = _("Report %(number)s of %(day)s: %(title)s")
        words = said % {"number": now.name, "day": f"{dated_on:%d/%m/%Y}", "title": now.title}
        fulfil(obligation=now.obligation, text=str(words), by=by, at=at)
    return snapshot


def _frozen(report: Report, composed: Composed, *, by: User, at: datetime) -> Snapshot:
    content = composed.content()
    snapshot = Snapshot.objects.create(
        report=report,
        content=content,
        sha256=digest(content),
        issued_at=at,
        issued_by=by,
    )
    files = {wanted: rendered(report, composed, wanted) for wanted in FROZEN}
    SnapshotFile.objects.bulk_create(
        SnapshotFile(snapshot=snapshot, format=wanted, sha256=digest(data), data=data) for wanted, data in files.items()
    )
    Used.objects.bulk_create(
        Used(snapshot=snapshot, obligation_id=sender.obligation, revision_id=sender.accepted)
        for sender in composed.material.senders
    )
    return snapshot
