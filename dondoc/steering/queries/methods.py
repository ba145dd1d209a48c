"""Methods as rules, and their versions in time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from dondoc.steering.enums import Measure, Scoring, Unmeasured
from dondoc.steering.models import Component, Method
from dondoc.steering.rules import rating
from dondoc.steering.rules.method_file import Draft, draft_of

#: Our own example, see the file.
EXAMPLE = Path(__file__).resolve().parents[1] / "starter" / "method.toml"


def example() -> Draft:
    """The method that comes with the platform: a start, decided by nobody."""
    return draft_of(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))


def versions(agencies: Iterable[int]) -> QuerySet[Method]:
    """All methods of the agencies, the newest first, with their rows."""
    rows = Method.objects.filter(agency__in=list(agencies)).select_related("made_by")
    return rows.prefetch_related("components__steps", "bands").order_by("agency", "-valid")


def method_on(agencies: Iterable[int], day: date) -> Method | None:
    """The method that holds on the day; that of the first agency that has one."""
    order = {agency: place for place, agency in enumerate(agencies)}
    found = sorted(versions(order).filter(valid__contains=day), key=lambda method: order[method.agency_id])
    return found[0] if found else None


def draft_from(method: Method) -> Draft:
    """What a version says, to begin the next one with."""
    return Draft(method.name, rule_of(method), method.basis)


def rule_of(method: Method) -> rating.Method:
    """The method as agencies are rated by it."""
    return rating.Method(
        components=tuple(_component(row) for row in method.components.all()),
        bands=tuple(rating.Band(row.since, row.name) for row in method.bands.all()),
        least_measured=method.least_measured,
    )


def _component(row: Component) -> rating.Component:
    steps = tuple(rating.Step(step.since, step.points) for step in row.steps.all())
    scale = rating.Scale(Scoring(row.scoring), row.zero_at, row.full_at, steps)
    return rating.Component(Measure(row.measure), row.weight, scale, Unmeasured(row.unmeasured))
