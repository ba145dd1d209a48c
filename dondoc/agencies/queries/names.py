"""What an agency is called on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from dondoc.agencies.models import Agency, Phase


def name_on(agency: Agency, day: date, *, short: bool = False) -> str:
    """Its name on the day, else the last that it had before, else its first."""
    column = "short_name" if short else "name"
    names = {phase.valid: getattr(phase, column) for phase in agency.phases.all()}
    spans = sorted(names, key=lambda valid: valid.lower or date.min)
    until = [valid for valid in spans if valid.lower is None or valid.lower <= day]
    return names[(until or spans[:1])[-1]] if spans else agency.key


def called_on(day: date | OuterRef, agency: str = "pk", *, short: bool = False) -> Coalesce:
    """An expression for the name on the day (or that of a column) of the agency in column `agency`; same fallbacks."""
    column = "short_name" if short else "name"
    phases = Phase.objects.filter(agency=OuterRef(agency))
    begun = phases.exclude(valid__startswith__gt=day).order_by("-valid")
    return Coalesce(Subquery(begun.values(column)[:1]), Subquery(phases.order_by("valid").values(column)[:1]))
