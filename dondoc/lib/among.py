"""Many rows by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.expressions import RawSQL


def among(keys: Iterable[int]) -> RawSQL:
    """For `…__in=`: thousands of keys as one array, far lighter to send and to plan than as many parameters."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
