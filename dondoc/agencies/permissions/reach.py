"""Which agencies a seat reaches, as a part of a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

#: Those for which the agencies answer on the day.
_ANSWERED = "SELECT origin_id FROM agencies_answering WHERE heir_id = ANY(%s) AND valid @> %s::date"
#: … and all that stand below them now, or stood there when they ended.
_BELOW = """
WITH RECURSIVE below(agency) AS (
    SELECT origin_id FROM agencies_answering WHERE heir_id = ANY(%s) AND valid @> %s::date
    UNION
    SELECT phase.agency_id FROM below
    JOIN agencies_phase phase ON phase.parent_id = below.agency
    JOIN agencies_agency life ON life.id = phase.agency_id
    WHERE phase.valid @> %s::date OR (upper(life.valid) <= %s::date AND upper(phase.valid) = upper(life.valid))
) SELECT agency FROM below
"""


def at_or_below(agencies: Iterable[int], on: date, *, deep: bool = True) -> RawSQL:
    """Keys of all agencies for which these answer on the day; `deep` adds those that stand below."""
    keys = list(agencies)
    if deep:
        return RawSQL(_BELOW, [keys, on, on, on], output_field=BigIntegerField())  # noqa: S611
    return RawSQL(_ANSWERED, [keys, on], output_field=BigIntegerField())  # noqa: S611
