"""Indicators against the targets of the year: what was reported, by whom, and whether it keeps the bound."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from dondoc.consolidation.enums import Reached
from dondoc.consolidation.models.words import COURSES, REACHED
from dondoc.consolidation.queries.answers import Given
from dondoc.consolidation.queries.figures.building import Figure, Put, Sheet
from dondoc.consolidation.queries.material import IndicatorRow, Material
from dondoc.consolidation.rules.targets import course, gap, reached, reached_by_all, way
from dondoc.papers.table import Column, Kind
from dondoc.plans.queries.live.wording import target_in_signs
from dondoc.reporting.rules.targets import Aimed


def sheet_of(material: Material, number: int) -> Sheet:
    """A row an indicator and agency that gave its value; one that nobody gave has a row without a value."""
    title = gettext("Indicators against the targets of the year")
    sheet = Sheet(number, title, _columns(), sheet=gettext("Indicators"))
    given = material.by_indicator()
    for row in material.indicators:
        answers: Sequence[Given | None] = given.get(row.pk) or [None]
        for answer in answers:
            sheet.add(row.name, _entries(row, answer))
    return sheet


def outcomes(material: Material) -> dict[Reached, list[int]]:
    """Keys of the indicators by what their values say; of several agencies the worst word holds for the whole."""
    given = material.by_indicator()
    found: dict[Reached, list[int]] = {outcome: [] for outcome in Reached}
    for row in material.indicators:
        found[reached_by_all(row.aimed, [answer.value for answer in given.get(row.pk, [])])].append(row.pk)
    return found


def goals_in_words(aimed: Aimed) -> str:
    """The bounds of the year: "≥ 95", "≥ 7,5; ≤ 8"."""
    return "; ".join(target_in_signs(goal.op, goal.value) for goal in aimed.goals)


def _entries(row: IndicatorRow, answer: Given | None) -> list[Put]:
    value = answer.value if answer else None
    behind = (answer.pk,) if answer else ()
    who = answer.sender.name if answer else "; ".join(row.leads)
    identity = f"indicator/{row.pk}/{answer.sender.agency if answer else 0}"
    outcome = str(REACHED[reached(row.aimed, value)])
    words = ", ".join(filter(None, (outcome, str(COURSES[course(row.aimed, value)]))))
    return [
        row.code,
        row.name[:1].upper() + row.name[1:],
        row.unit,
        row.aimed.baseline,
        goals_in_words(row.aimed),
        Figure(f"{identity}/value", value, answers=behind if value is not None else ()),
        Figure(f"{identity}/gap", gap(row.aimed, value), answers=behind if value is not None else ()),
        Figure(f"{identity}/way", way(row.aimed, value), answers=behind if value is not None else ()),
        words,
        who,
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column(gettext("No."), 0.7),
        Column(gettext("Indicator"), 4),
        Column(gettext("Unit"), 1),
        Column(gettext("Baseline"), 1, Kind.NUMBER),
        Column(gettext("Target"), 1.2),
        Column(gettext("Value"), 1, Kind.NUMBER),
        Column(gettext("Above or below the target"), 1.1, Kind.NUMBER),
        Column(gettext("Of the way from the baseline (%)"), 1.1, Kind.NUMBER, places=1),
        Column(gettext("Outcome"), 1.8),
        Column(gettext("Agency"), 2),
    )
