from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.lib.dates import end_of
from dondoc.reporting.enums import RevisionStage
from dondoc.reporting.models import Revision


def accepted_by(day: date, obligations: Q) -> QuerySet[Revision, int]:
    """Keys of the revisions that hold at the end of the day, one an obligation: the last that was accepted by then.

    `obligations` is a condition on revisions.
    """
    rows = Revision.objects.filter(obligations, stage=RevisionStage.ACCEPTED, decided_at__lt=end_of(day))
    return rows.order_by("obligation_id", "-number").distinct("obligation_id").values_list("pk", flat=True)
