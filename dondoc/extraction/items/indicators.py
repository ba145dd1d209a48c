"""Indicators of an appendix's table: a row with a target or a baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.extraction.grammar.agencies import split_agencies
from dondoc.extraction.grammar.columns import AGENCY_KINDS
from dondoc.extraction.grammar.doers import read_doers
from dondoc.extraction.grammar.numbers import Figure, read_figure
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.items.grids import Grid, GridRow, group_of
from dondoc.extraction.lexicon import load
from dondoc.extraction.plan import Doubt, Evidence, Indicator, Measure, Roles, Span, Target

_STAR = re.compile(r"\s*(?:\(\s*\*+\s*\)|\*+)\s*")
_ROMAN_OR_LETTER = re.compile(r"^(?:[IVXLC]+|[A-Z])$")
_UNIT_IN_NAME = re.compile(r"\(\s*(%|điểm|ngày|lần|bậc|hạng|đồng|giờ)[^)]*\)")
_UNITS_BY_NAME: dict[str, str] = load("figures")["table"]["units_by_name"]
_SCALE_BREAK = 5.0


def is_indicator_table(grid: Grid) -> bool:
    """Whether the table states what is to be reached."""
    return grid.column("name", "task") is not None and grid.column("target", "baseline") is not None


@dataclass(slots=True)
class _Group:
    label: str = ""
    name: str | None = None


def read_indicator_table(grid: Grid, year: int | None) -> Iterator[Indicator]:
    """The indicators of a table; targets without a year of their own are the plan's."""
    name = grid.column("name", "task")
    if name is None:
        return
    number = grid.column("number")
    group = _Group()
    for row in grid.rows:
        label = row.text(number).strip().rstrip(".") if number is not None else ""
        if group_of(row, grid, number, name):
            group = _Group(label, _clean(row.text(name))[0])
            continue
        if row.own(name) is None:
            continue
        indicator = _read_row(row, grid, name, label, group, year)
        if indicator is None:
            continue
        yield indicator
        if _ROMAN_OR_LETTER.match(label):
            # a row such as "III CSTP 3 …" is measured itself and heads those below it
            group = _Group("", indicator.name)


def _read_row(row: GridRow, grid: Grid, name: int, label: str, group: _Group, year: int | None) -> Indicator | None:
    unit_words = row.text(grid.column("unit")).strip()
    targets = [(column, figure) for column in grid.columns("target") if (figure := read_figure(row.text(column)))]
    baseline = _baseline(row, grid)
    if not targets and baseline is None:
        return None
    words, starred = _clean(row.text(name))
    column, figure = targets[-1] if targets else (None, None)
    target = _target(figure, grid, column, year)
    unit = _unit(unit_words, words, figure, row, grid)
    roles = _roles(row, grid, words)
    span = _span(row, name)
    return Indicator(
        code=_code(label, group),
        group=group.name,
        name=words,
        unit=unit,
        body=False,
        baseline=baseline,
        target=target,
        roles=roles,
        evidence=_evidence(span, grid, roles, baseline, target, row),
        direction=_direction(target, starred),
    )


def _clean(text: str) -> tuple[str, bool]:
    """The name without its marker `*` and end stop, and whether it had one."""
    bare = _STAR.sub(" ", text).strip()
    return re.sub(r"\s+([,.;)])", r"\1", bare).rstrip(".").strip(), "*" in text


def _code(label: str, group: _Group) -> str:
    """ "3.1" stands alone, "2" under group II is "II.2", an unnumbered row takes its group's."""
    if not label:
        return group.label
    if "." in label or not group.label or _ROMAN_OR_LETTER.match(label):
        return label
    return f"{group.label}.{int(label)}" if label.isdigit() else f"{group.label}.{label}"


def _baseline(row: GridRow, grid: Grid) -> Measure | None:
    columns = grid.columns("baseline")
    figure = read_figure(row.text(columns[-1])) if columns else None
    ranks = grid.columns("rank")
    rank = read_figure(row.text(ranks[0])) if ranks else None
    if figure is None and rank is None:
        return None
    year = grid.heads[columns[-1]].year if columns else grid.heads[ranks[0]].year
    return Measure(year, figure.value if figure else None, int(rank.value) if rank else None)


def _target(figure: Figure | None, grid: Grid, column: int | None, year: int | None) -> Target | None:
    if figure is None or column is None:
        return None
    return Target(grid.heads[column].year or year, figure.op, figure.value)


def _unit(unit_words: str, name: str, figure: Figure | None, row: GridRow, grid: Grid) -> str | None:
    if unit_words:
        return unit_words
    baseline = " ".join(row.text(column) for column in grid.columns("baseline"))
    if "%" in baseline or (figure is not None and figure.percent):
        return "%"
    named = _UNIT_IN_NAME.search(plain(name))
    if named:
        return named[1]
    low = plain(name)
    by_name = next((unit for words, unit in _UNITS_BY_NAME.items() if low.startswith(words)), None)
    if by_name:
        return by_name
    scored = any("điểm" in plain(grid.heads[column].text) for column in grid.columns("baseline"))
    return "điểm" if scored else None


def _roles(row: GridRow, grid: Grid, name: str) -> Roles:
    found: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, str] = {}
    for kind in AGENCY_KINDS:
        for column in grid.columns(kind):
            words = row.text(column)
            if not words:
                continue
            doers = read_doers(words)
            lead = doers.lead if doers.coordinating or doers.head_coordinating else split_agencies(words)
            found[kind] = (*found.get(kind, ()), *lead)
            partners = (*doers.head_coordinating, *doers.coordinating)
            if kind == "lead" and partners:
                found["coordinating"] = (*found.get("coordinating", ()), *partners)
            phrases[kind] = words
    if not found.get("coordinating"):
        found["coordinating"] = read_doers(name).coordinating
    return Roles(
        found.get("lead", ()), found["coordinating"], found.get("supervising", ()), found.get("evaluator", ()), phrases
    )


def _direction(target: Target | None, starred: bool) -> str | None:
    """A `*` marks what is better lower; else the bound of the target tells."""
    if starred:
        return "lower"
    return target.op.direction if target else None


def _span(row: GridRow, name: int) -> Span:
    """From the row's first cell to its last; cells that others share do not count."""
    own = [cell for column in row.cells if (cell := row.own(column)) is not None and cell.paragraphs]
    begin = min(cell.paragraphs[0].span.start for cell in own)
    end = max(cell.paragraphs[-1].span.end for cell in own)
    return Span(begin, end, row.cells[name].paragraphs[0].span.page)


def _evidence(
    span: Span, grid: Grid, roles: Roles, baseline: Measure | None, target: Target | None, row: GridRow
) -> Evidence:
    doubts: list[Doubt] = []
    if grid.column("lead") is not None and not roles.lead:
        doubts.append(Doubt("no_lead"))
    targets = [row.text(column) for column in grid.columns("target")]
    doubts += [Doubt("unread_number", words) for words in targets if words.strip() and read_figure(words) is None]
    if (
        baseline
        and target
        and baseline.value
        and target.value
        and not 1 / _SCALE_BREAK <= target.value / baseline.value <= _SCALE_BREAK
    ):
        doubts.append(Doubt("scale_break", f"{baseline.value:g} → {target.value:g}"))
    return grid.evidence(span, tuple(doubts))
