"""The parts of an official document around the body: head, grounds, annexes, recipients, signature."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from dondoc.consolidation.models import Report
from dondoc.consolidation.models.words import CELLS, GROUPS
from dondoc.consolidation.queries.figures import Sheet, Tables
from dondoc.consolidation.queries.figures.counts import ORDER
from dondoc.consolidation.rules.wording import lines_of
from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.report import (
    Annex,
    Block,
    Key,
    OfficialReport,
    Paragraph,
    Part,
    Reference,
    Signature,
    Workbook,
)
from dondoc.papers.table import Cell as PaperCell
from dondoc.papers.table import DataTable, RowStyle, Value
from dondoc.progress.enums import Cell

#: More bars than these are no picture.
_BARS = 20
_TONES = {
    Cell.DONE_ON_TIME: Tone.DONE_ON_TIME,
    Cell.DONE_LATE: Tone.DONE_LATE,
    Cell.OPEN_IN_TIME: Tone.OPEN_IN_TIME,
    Cell.OPEN_LATE: Tone.OPEN_LATE,
    Cell.NO_DATE_DONE: Tone.NO_DATE,
    Cell.NO_DATE_OPEN: Tone.NO_DATE,
}


def paper(report: Report, parts: tuple[Part, ...], annexed: tuple[Annex, ...], keys: tuple[Key, ...]) -> OfficialReport:
    """The document of Nghị định 30/2020/NĐ-CP, a draft until it is issued."""
    return OfficialReport(
        issuer=report.issuer,
        superior=report.superior,
        signs=report.signs,
        place=report.place,
        title=report.title,
        number=report.number,
        dated_on=report.dated_on,
        signature=Signature(lines_of(report.signature_lines), report.signer),
        to=lines_of(report.to),
        grounds=lines_of(report.grounds),
        opening=paragraphs(report.opening),
        parts=parts,
        closing=paragraphs(report.closing),
        recipients=lines_of(report.recipients),
        archive=report.archive,
        annexes=annexed,
        keys=keys,
        is_draft=not report.is_issued,
        supplement_of=reference_to(report.supplements),
    )


def paragraphs(text: str) -> tuple[Block, ...]:
    """A line a paragraph."""
    return tuple(Paragraph(line) for line in lines_of(text))


def reference_to(first: Report | None) -> Reference | None:
    """The report that this one supplements, as others cite it."""
    if first is None or first.dated_on is None:
        return None
    return Reference(first.name, first.dated_on, first.issuer)


def annexes(tables: Tables) -> tuple[Annex, ...]:
    """A table an annex, with a picture of the counts; empty tables are left out."""
    found = (
        (tables.sections, False),
        (tables.agencies, False),
        (tables.tasks, True),
        (tables.indicators, True),
        (tables.discipline, True),
    )
    pictures = {id(sheet): picture(sheet) for sheet in (tables.sections, tables.agencies)}
    return tuple(
        Annex(sheet.title, (sheet.table(), *filter(None, (pictures.get(id(sheet)),))), landscape=landscape)
        for sheet, landscape in found
        if not sheet.is_empty
    )


def picture(sheet: Sheet) -> Chart | None:
    """The counts of a table as stacked bars; none where there is nothing to see, or too much."""
    rows = [row for row in sheet.table().rows if row.style == RowStyle.PLAIN]
    if not 0 < len(rows) <= _BARS:
        return None
    series = tuple(
        Series(f"{GROUPS[cell]}: {CELLS[cell]}", tuple(_number(row.entries[place]) for row in rows), _TONES[cell])
        for place, cell in enumerate(ORDER, start=2)
    )
    labels = tuple(str(_value(row.entries[0])) for row in rows)
    words = gettext("The numbers are those of table %(table)s.") % {"table": sheet.number}
    return Chart(ChartKind.STACKED, sheet.title, labels, series, sheet.unit, words)


def _value(entry: PaperCell | Value) -> Value:
    return entry.value if isinstance(entry, PaperCell) else entry


def _number(entry: PaperCell | Value) -> int:
    value = _value(entry)
    return value if isinstance(value, int) else 0


def workbook(document: OfficialReport, tables: Tables, *more: DataTable) -> Workbook:
    """The same tables and keys for a spreadsheet, with what is too long for paper."""
    sheets = tuple(sheet.table() for sheet in tables.sheets if not sheet.is_empty)
    return Workbook(document.title, (*sheets, *(table for table in more if table.rows)), document.keys)


def facts_of(report: Report) -> dict[str, Any]:
    """What a snapshot keeps of the document's own facts."""
    days: dict[str, date | None] = {"dated_on": report.dated_on, "as_of": report.as_of}
    words = ("title", "issuer", "superior", "signs", "place", "to", "grounds", "opening", "closing", "recipients")
    more = ("archive", "signature_lines", "signer")
    first = report.supplements.name if report.supplements else None
    return {
        "number": report.number,
        "supplements": first,
        **{name: getattr(report, name) for name in (*words, *more)},
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
