"""Which agencies a seat reaches, as a part of a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

from dondoc.accounts.permissions import REACHING_DOWN
from dondoc.agencies.models import Agency
from dondoc.agencies.permissions.standing import Seat

#: All for which the narrow agencies answer on the day; all for which the wide ones do, and what stands below these now
#: or stood there when it ended.
_REACHED = """
WITH RECURSIVE below(agency) AS (
    SELECT origin_id FROM agencies_answering WHERE heir_id = ANY(%s) AND valid @> %s::date
    UNION
    SELECT phase.agency_id FROM below
    JOIN agencies_phase phase ON phase.parent_id = below.agency
    JOIN agencies_agency life ON life.id = phase.agency_id
    WHERE phase.valid @> %s::date OR (upper(life.valid) <= %s::date AND upper(phase.valid) = upper(life.valid))
) SELECT agency FROM below
UNION SELECT origin_id FROM agencies_answering WHERE heir_id = ANY(%s) AND valid @> %s::date
"""


def reached(*, wide: Iterable[int] = (), narrow: Iterable[int] = (), on: date) -> RawSQL:
    """Keys of all agencies that seats at these reach on the day; `wide` seats reach all that stand below, too."""
    return RawSQL(_REACHED, [list(wide), on, on, on, list(narrow), on], output_field=BigIntegerField())  # noqa: S611


def reached_by(seats: Iterable[Seat], on: date) -> RawSQL | QuerySet[Agency, Any]:
    """Keys of all agencies that one of these seats reaches on the day, as `checks.reaches` finds them one by one.

    A seat of the whole installation reaches every agency.
    """
    wide: list[int] = []
    narrow: list[int] = []
    for seat in seats:
        if seat.agency is None:
            return Agency.objects.order_by().values("pk")
        (wide if seat.role in REACHING_DOWN else narrow).append(seat.agency)
    return reached(wide=wide, narrow=narrow, on=on)


def at_or_below(agencies: Iterable[int], on: date) -> RawSQL:
    """Keys of all agencies for which these answer on the day, and of all that stand below them."""
    return reached(wide=agencies, on=on)
