"""Who confirms that tasks of a plan are done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from dondoc.progress.models import PlanRule


def confirmers_on(plans: Iterable[int], at: datetime) -> dict[int, str]:
    """By key of the plan who confirms what is recorded at this instant; empty for nobody. One query."""
    keys = list(plans)
    rows = PlanRule.objects.filter(plan__in=keys, since__lte=timezone.localdate(at), set_at__lte=at)
    held = dict(rows.order_by("plan_id", "-pk").distinct("plan_id").values_list("plan", "confirmer"))
    return {key: held.get(key, "") for key in keys}
