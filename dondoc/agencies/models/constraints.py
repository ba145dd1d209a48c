"""Facts about ranges that the database holds."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q


def not_empty(model: str, field: str = "valid") -> CheckConstraint:
    """The range holds at least one day."""
    return CheckConstraint(condition=Q(**{f"{field}__isempty": False}), name=f"{model}_{field}_holds_a_day")
