"""`{% load steering_words %}`: paths, measures, points and shares in plain words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils.translation import gettext as _

from dondoc.lib import numbers
from dondoc.plans.queries.live import wording
from dondoc.progress.queries.counts import SectionCounts
from dondoc.steering.enums import Measure, Scoring
from dondoc.steering.models import words
from dondoc.steering.queries.indicators import Standing
from dondoc.steering.rules.rating import Scale

register = template.Library()

register.filter("path_words", lambda path: words.PATHS[path])
register.filter("path_tag", lambda path: words.PATH_TAGS.get(path, "none"))
register.filter("change_words", lambda change: words.CHANGES[change])
register.filter("measure_words", lambda measure: words.MEASURES[measure])
register.filter("formula_words", lambda measure: words.FORMULAS[measure])
register.filter("unmeasured_words", lambda word: words.UNMEASURED[word])
register.filter("group_words", lambda group: words.GROUPS[group])
register.filter("at", lambda mapping, key: mapping[key])


@register.filter
def less(number: int, other: int) -> int:
    """What is left."""
    return number - other


@register.filter
def section_key(row: SectionCounts) -> str:
    """A row of the table of sections as the list of tasks understands it."""
    return f"{row.plan}:{row.path}"


@register.filter
def decimal(value: Fraction | Decimal | str | None, places: int = 2) -> str:
    """A number as people read it, rounded only here; "250/3" and fractions, too."""
    if value is None or value == "":
        return ""
    exact = Fraction(value)
    return numbers.show(round(Decimal(exact.numerator) / exact.denominator, places).normalize() + 0)


@register.filter
def hundredths(value: Fraction | Decimal | str | None) -> str:
    """A share from 0 to 1 in percent."""
    return "" if value is None or value == "" else f"{decimal(Fraction(value) * 100, 1)}%"


@register.filter
def figure_of(value: Fraction, measure: str) -> str:
    """What was measured: a share in percent, returns as a plain number."""
    return decimal(value) if measure == Measure.RETURNS else hundredths(value)


@register.filter
def scale_words(scale: Scale, measure: str) -> str:
    """How a figure becomes points."""
    if scale.scoring == Scoring.STEPS:
        steps = (f"{_show(step.since, measure)} → {decimal(step.points)}" for step in scale.steps)
        return _("by steps, from: %(steps)s") % {"steps": "; ".join(steps)}
    return _("in proportion: %(zero)s earns 0, %(full)s earns 100") % {
        "zero": _show(scale.zero_at, measure),
        "full": _show(scale.full_at, measure),
    }


def _show(value: Any, measure: str) -> str:
    return figure_of(Fraction(value), measure)


@register.filter
def unit_of(value: Decimal | None, row: Standing) -> str:
    """A figure with the indicator's unit."""
    return "" if value is None else wording.with_unit(round(value, 2).normalize() + 0, row.indicator.unit)


@register.filter
def goal_words(row: Standing) -> str:
    """What is asked of the year: "≥ 60 % (2026)"."""
    goal = row.place.goal
    if goal is None:
        return ""
    asked = wording.target_in_signs(goal.op, goal.value, row.indicator.unit)
    return f"{asked} ({goal.year})" if goal.year else asked
