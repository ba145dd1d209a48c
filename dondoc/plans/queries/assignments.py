"""The assignments of a plan, whatever they are of: a task, an indicator, a reporting duty."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dondoc.plans.models import Assignment, Item, Plan
from dondoc.plans.models.assignments import HOLDERS


def assignments_of(plan: Plan) -> QuerySet[Assignment]:
    """Those of items that nobody dropped, in a stable order."""
    kept = Q()
    for holder in HOLDERS:
        kept |= Q(**{f"{holder}__plan": plan, f"{holder}__dropped_at": None})
    return Assignment.objects.filter(kept).order_by("pk")


def assignments_to(item: Item) -> QuerySet[Assignment]:
    """Those of one item; none for a kind in which agencies have no role."""
    if item.kind.value not in HOLDERS:
        return Assignment.objects.none()
    return Assignment.objects.filter(**{item.kind.value: item.pk})
