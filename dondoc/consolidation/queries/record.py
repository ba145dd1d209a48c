"""What reports are called where the record tells of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.text import Truncator

from dondoc.audit.vocabulary import Thing, Things
from dondoc.consolidation.models import Report


def _reports(keys: Collection[str]) -> Mapping[str, Thing]:
    rows = Report.objects.filter(pk__in=[int(key) for key in keys])
    return {
        str(row.pk): Thing(row.name or Truncator(row.title).chars(80), reverse("consolidation:desk", args=[row.pk]))
        for row in rows
    }


THINGS: dict[str, Things] = {"consolidation.report": _reports}
