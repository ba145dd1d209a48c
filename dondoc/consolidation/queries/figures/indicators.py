"""Indicators against the targets of the year: what was reported, by whom, and whether it keeps the bound."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext

from dondoc.consolidation.enums import Reached
from dondoc.consolidation.models.words import COURSES, REACHED
from dondoc.consolidation.queries.answers import Given
from dondoc.consolidation.queries.figures.building import Figure, Put, Sheet
from dondoc.consolidation.queries.material import IndicatorRow, Material
from dondoc.consolidation.rules.targets import course, gap, reached, reached_by_all, way, worst
from dondoc.lib import numbers
from dondoc.papers.table import Cell, Column, DataTable, Kind, Row, Value
from dondoc.plans.queries.live.wording import target_in_signs
from dondoc.reporting.rules.targets import Aimed

#: More agencies than these are counted on paper, not listed.
_LISTED = 40


def sheet_of(material: Material, number: int) -> Sheet:
    """A row an indicator; of several agencies that gave its value each has a row of its own below, unless too many."""
    title = gettext("Indicators against the targets of the year")
    sheet = Sheet(number, title, _columns(), sheet=gettext("Indicators"))
    given, words = material.by_indicator, _Words()
    for row in material.indicators:
        answers = given.get(row.pk, [])
        if len(answers) > 1:
            sheet.add(row.name, _of_all(row, answers, words))
            _add_each(sheet, row, answers, words)
        else:
            sheet.add(row.name, _of_one(row, answers[0] if answers else None, words))
    if any(len(answers) > _LISTED for answers in given.values()):
        note = gettext("Where more than %(n)s agencies gave a value, the annex in Excel has each of them.")
        sheet.note = note % {"n": _LISTED}
    return sheet


def _add_each(sheet: Sheet, row: IndicatorRow, answers: Sequence[Given], words: _Words) -> None:
    """What each agency gave: a row each, or kept without one."""
    is_listed, column = len(answers) <= _LISTED, gettext("Value")
    for answer in answers:
        who = answer.sender.name
        name = f"{row.code or row.name}, {who}"
        if is_listed:
            said = words.of(row.aimed, answer.value)
            sheet.add(name, ["", f"– {who}", "", None, "", *_judged(row, answer), said, ""])
        else:
            sheet.keep(name, column, _figure(row, answer, "value", answer.value))


def every_value(material: Material, site: str) -> DataTable:
    """A row an indicator and agency: for spreadsheets, where they can be filtered; `site` is the address of ours."""
    given, words = material.by_indicator, _Words()
    rows = (
        Row(
            (
                *_facts(row),
                *_measured(row, answer.value).values(),
                words.of(row.aimed, answer.value),
                Cell(answer.sender.name, link=f"{site}{answer.address}"),
            )
        )
        for row in material.indicators
        for answer in given.get(row.pk, [])
    )
    title = gettext("What each agency gave")
    return DataTable(title, _columns(), tuple(rows), sheet=title)


def outcomes(material: Material) -> dict[Reached, list[int]]:
    """Keys of the indicators by what their values say; of several agencies the worst word holds for the whole."""
    given = material.by_indicator
    found: dict[Reached, list[int]] = {outcome: [] for outcome in Reached}
    for row in material.indicators:
        found[reached_by_all(row.aimed, [answer.value for answer in given.get(row.pk, [])])].append(row.pk)
    return found


def goals_in_words(aimed: Aimed) -> str:
    """The bounds of the year: "≥ 95", "≥ 7,5; ≤ 8"."""
    return "; ".join(target_in_signs(goal.op, goal.value) for goal in aimed.goals)


def _of_all(row: IndicatorRow, answers: Sequence[Given], words: _Words) -> list[Put]:
    found = [reached(row.aimed, answer.value) for answer in answers]
    met = found.count(Reached.MET)
    said = {"met": numbers.show(met), "n": numbers.show(len(found))}
    sentence = gettext("%(met)s of %(n)s agencies reached it") if row.aimed.goals else gettext("%(n)s agencies")
    behind = tuple(answer.pk for answer in answers)
    figure = Figure(f"indicator/{row.pk}/met", met, answers=behind, words=sentence % said)
    return [*_facts(row), None, None, None, words.reached[worst(found)], figure]


def _of_one(row: IndicatorRow, answer: Given | None, words: _Words) -> list[Put]:
    said, who = words.of(row.aimed, answer.value if answer else None), "; ".join(row.leads)
    return [*_facts(row), *_judged(row, answer), said, answer.sender.name if answer else who]


def _facts(row: IndicatorRow) -> list[Value]:
    """Its columns that are the same whoever gives a value."""
    name = row.name[:1].upper() + row.name[1:]
    return [row.code, name, row.unit, row.aimed.baseline, goals_in_words(row.aimed)]


def _judged(row: IndicatorRow, answer: Given | None) -> list[Figure]:
    """The value, how far it is from the target, and how far on the way there."""
    found = _measured(row, answer.value if answer else None)
    return [_figure(row, answer, name, number) for name, number in found.items()]


def _figure(row: IndicatorRow, answer: Given | None, name: str, number: Decimal | None) -> Figure:
    behind = (answer.pk,) if answer and number is not None else ()
    return Figure(f"indicator/{row.pk}/{answer.sender.agency if answer else 0}/{name}", number, answers=behind)


def _measured(row: IndicatorRow, value: Decimal | None) -> dict[str, Decimal | None]:
    """By what its figures are identified, in the order of the columns."""
    return {"value": value, "gap": gap(row.aimed, value), "way": way(row.aimed, value)}


class _Words:
    """What values say of their targets, in the language of the report: each of these few words is written often."""

    def __init__(self) -> None:
        self.reached = {each: str(words) for each, words in REACHED.items()}
        self._courses = {each: str(words) for each, words in COURSES.items()}

    def of(self, aimed: Aimed, value: Decimal | None) -> str:
        """Whether the value reaches the target, and whether it went towards it."""
        return ", ".join(filter(None, (self.reached[reached(aimed, value)], self._courses[course(aimed, value)])))


def _columns() -> tuple[Column, ...]:
    return (
        Column(gettext("No."), 0.9),
        Column(gettext("Indicator"), 4.6),
        Column(gettext("Unit"), 1),
        Column(gettext("Baseline"), 1, Kind.NUMBER),
        Column(gettext("Target"), 1.2),
        Column(gettext("Value"), 1, Kind.NUMBER),
        Column(gettext("Above or below the target"), 1.1, Kind.NUMBER),
        Column(gettext("Of the way from the baseline (%)"), 1.5, Kind.NUMBER, places=1),
        Column(gettext("Outcome"), 2.3),
        Column(gettext("Agency"), 2),
    )
