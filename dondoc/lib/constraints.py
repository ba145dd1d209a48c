"""Facts about rows that the database holds."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def paired(model: str, first: str, second: str) -> CheckConstraint:
    """Both fields are set, or neither."""
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    neither = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    return CheckConstraint(condition=both | neither, name=f"{model}_{first}_with_{second}")


def one_of(model: str, field: str, words: type[StrEnum], *, empty: bool = False) -> CheckConstraint:
    """The field holds a word of its vocabulary (or nothing, where `empty`)."""
    allowed = [word.value for word in words]
    condition = Q(**{f"{field}__in": [*allowed, ""] if empty else allowed})
    return CheckConstraint(condition=condition, name=f"{model}_{field}_known")


def not_empty(model: str, field: str = "valid") -> CheckConstraint:
    """The range holds at least one day."""
    return CheckConstraint(condition=Q(**{f"{field}__isempty": False}), name=f"{model}_{field}_holds_a_day")
