"""Who answers for whom on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from dondoc.agencies.models import Answering


def answered_by(agencies: Iterable[int], day: date) -> QuerySet[Answering, int]:
    """Keys of every agency for which one of these answers on the day, themselves among them."""
    return Answering.objects.on(day).filter(heir__in=list(agencies)).values_list("origin", flat=True)
