"""Who answers for whom on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from dondoc.agencies.models import Answering
from dondoc.lib.among import among


def answered_by(agencies: Iterable[int], day: date) -> QuerySet[Answering, int]:
    """Keys of every agency for which one of these answers on the day, themselves among them."""
    return Answering.objects.on(day).filter(heir__in=list(agencies)).values_list("origin", flat=True)


def heirs_on(agencies: Iterable[int | None], day: date) -> dict[int | None, int | None]:
    """Who answers on the day for each of these that the registry knew of by then, None for nobody; one query."""
    rows = Answering.objects.on(day).filter(origin__in=among(agency for agency in agencies if agency))
    return dict(rows.order_by().values_list("origin", "heir"))
