"""Many rows by their keys: thousands as one array, far lighter to send and to plan than as many parameters."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL


def among(keys: Iterable[int]) -> RawSQL:
    """For `…__in=`."""
    return RawSQL("SELECT unnest(%s::bigint[])", [_array(keys)])


def is_among(column: str, keys: Iterable[int]) -> RawSQL:
    """A condition on a column, named as SQL has it ("progress_entry"."holding_id").

    Where rows are many for each key it is quicker than `among`, as no table is joined.
    """
    return RawSQL(f"{column} = ANY(%s::bigint[])", [_array(keys)], output_field=BooleanField())  # noqa: S611


def _array(keys: Iterable[int]) -> str:
    """As PostgreSQL writes one; the adapter would look at each key."""
    return f"{{{','.join(map(str, keys))}}}"
