"""What an agency is called on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.queries.calling import phase_for
from dondoc.lib.among import among
from dondoc.lib.search import by_value


def name_on(agency: Agency, day: date, *, short: bool = False) -> str:
    """Its name on the day, else the last that it had before, else its first."""
    phase = phase_for(sorted(agency.phases.all(), key=lambda phase: phase.valid.lower or date.min), day)
    return agency.key if phase is None else (phase.short_name if short else phase.name)


def place_of_post(agency: Agency | None, day: date) -> str:
    """The agency's name on the day; the platform's own for the post of the administrator, which has none."""
    return name_on(agency, day) if agency else "Đôn Đốc"


def called_on(day: date | OuterRef, agency: str = "pk", *, short: bool = False) -> Coalesce:
    """An expression for the name on the day (or that of a column) of the agency in column `agency`; same fallbacks."""
    column = "short_name" if short else "name"
    phases = Phase.objects.filter(agency=OuterRef(agency))
    begun = phases.exclude(valid__startswith__gt=day).order_by("-valid")
    return Coalesce(Subquery(begun.values(column)[:1]), Subquery(phases.order_by("valid").values(column)[:1]))


def places_on(agencies: Iterable[int], day: date) -> dict[int, str]:
    """Where the short names of thousands of agencies on the day stand in a dictionary, as texts to sort by; one query.

    With the same fallbacks; one without a name is left out.
    """
    begun = ExpressionWrapper(~Q(valid__startswith__gt=day), output_field=BooleanField())
    phases = Phase.objects.filter(agency__in=among(agencies)).order_by("valid")
    found: dict[int, str] = {}
    for agency, has_begun, place in phases.values_list("agency", begun, "place_in_order"):
        if has_begun or agency not in found:
            found[agency] = by_value(place)
    return found
