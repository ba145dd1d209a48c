"""Tables as a workbook: real numbers and days, a sheet a table, a sheet that says where each key came from.

openpyxl makes all but the rows; those go into its sheets as strings.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.papers.packing import encoded, repacked
from dondoc.papers.report import Block, Key, OfficialReport, Part, Workbook
from dondoc.papers.table import Cell, Column, DataTable, Kind, Row
from dondoc.papers.values import clean
from dondoc.papers.words import WORDS, Words
from dondoc.papers.xlsx.links import Links, begin, with_all
from dondoc.papers.xlsx.rows import Means, first_heading, head_rows, rows
from dondoc.papers.xlsx.strings import PART, Strings, naming
from dondoc.papers.xlsx.styles import looks_of

_DAY = datetime(2020, 3, 5, tzinfo=UTC)
#: Letters that the columns of a sheet take together, when printed across the page.
_WIDTH = 130
_NARROWEST = 6
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MAX_NAME = 31
_CORE = "docProps/core.xml"


def render_xlsx(workbook: Workbook) -> bytes:
    """The workbook as a .xlsx; the same workbook gives the same bytes."""
    words = WORDS[workbook.language]
    tables = [*workbook.tables, *([_keys(workbook.keys, words)] if workbook.keys else [])]
    book = Book()
    for sheet in book.worksheets:
        book.remove(sheet)
    book.properties.title, book.properties.creator, book.properties.created = clean(workbook.title), "", _DAY
    replaced: dict[str, Iterator[str]] = {}
    links, strings = [Links(table) for table in tables], Strings()
    for place, (table, name) in enumerate(zip(tables, _names(tables), strict=True), start=1):
        sheet = book.create_sheet(name)
        looks = looks_of(sheet, table.columns)
        _set_up(sheet, table)
        begin(sheet, table)
        replaced[f"xl/worksheets/sheet{place}.xml"] = rows(table, Means(looks, words, links[place - 1], strings))
    return _joined(book, tables, replaced, links, strings)


def workbook_of(report: OfficialReport) -> Workbook:
    """The tables of a report, those of the body first, as a workbook."""
    blocks = [*report.opening, *_blocks(report.parts), *report.closing]
    blocks += [block for annex in report.annexes for block in annex.blocks]
    tables = tuple(block for block in blocks if isinstance(block, DataTable))
    return Workbook(f"{report.kind} {report.title}", tables, report.keys, report.language)


def _blocks(parts: Sequence[Part]) -> list[Block]:
    return [block for part in parts for block in (*part.blocks, *_blocks(part.parts))]


def _keys(keys: Sequence[Key], words: Words) -> DataTable:
    """A row a source of each key."""
    key, place, value, source = words.key_heads
    agency, report, day, link = words.source_heads
    columns = (
        Column(key, 1), Column(place, 3), Column(value, 4), Column(agency, 3), Column(report, 4),
        Column(day, 1.5, Kind.DATE), Column(link, 2),
    )  # fmt: skip
    lines = tuple(
        Row((each.key, each.where, each.value, found.agency, found.report, found.on, _linked(found.link, words)))
        for each in keys
        for found in each.sources
    ) + tuple(Row((each.key, each.where, each.value)) for each in keys if not each.sources)
    return DataTable(words.keys, columns, lines, sheet=source)


def _linked(address: str, words: Words) -> Cell | None:
    return Cell(words.link, link=address) if address else None


def _names(tables: Sequence[DataTable]) -> list[str]:
    """A name for each sheet that Excel allows, none twice."""
    names: list[str] = []
    for place, table in enumerate(tables, start=1):
        name = _FORBIDDEN.sub(" ", clean(table.sheet or table.title)).strip(" '")[:_MAX_NAME].strip(" '") or str(place)
        if name.casefold() in {known.casefold() for known in names}:
            name = f"{name[: _MAX_NAME - 6].strip()} ({place})"
        names.append(name)
    return names


def _set_up(sheet: Worksheet, table: DataTable) -> None:
    """Widths, frozen head, merged headings, links, print on A4."""
    total = sum(column.share for column in table.columns)
    for place, column in enumerate(table.columns, start=1):
        width = max(_NARROWEST, _WIDTH * column.share / total)
        sheet.column_dimensions[get_column_letter(place)].width = round(width, 1)
    head = head_rows(table)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{first_heading(table)}:{head}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if len(table.columns) > 6 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "&P/&N"
    _merge_heads(sheet, table)


def _merge_heads(sheet: Worksheet, table: DataTable) -> None:
    if not any(column.group for column in table.columns):
        return
    top, place = first_heading(table), 1
    while place <= len(table.columns):
        group, last = table.columns[place - 1].group, place
        while group and last < len(table.columns) and table.columns[last].group == group:
            last += 1
        if not group or last > place:
            sheet.merge_cells(start_row=top, end_row=top if group else top + 1, start_column=place, end_column=last)
        place = last + 1


def _joined(
    book: Book,
    tables: Sequence[DataTable],
    replaced: Mapping[str, Iterator[str]],
    links: Sequence[Links],
    strings: Strings,
) -> bytes:
    """The book with the rows in its sheets, and without the time of its making.

    The relations of a sheet stand behind it in the package, and the texts behind all sheets: by then the rows are
    written, and links and texts known.
    """
    stream = io.BytesIO()
    book.save(stream)
    content = stream.getvalue()
    changed: dict[str, Iterator[bytes]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for (name, lines), table, led in zip(replaced.items(), tables, links, strict=True):
            changed[name] = encoded(_sheet(parts.read(name).decode(), lines, table, led))
            if (related := f"xl/worksheets/_rels/{name.rpartition('/')[2]}.rels") in parts.namelist():
                changed[related] = encoded(led.relations())
        core = parts.read(_CORE).decode()
        changed.update((name, encoded([text])) for name, text in naming(parts.read))
    dated = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{_DAY:%Y-%m-%dT%H:%M:%SZ}", core)
    changed[_CORE] = encoded([dated])
    changed[PART] = encoded(strings.xml())
    return repacked(content, changed)


def _sheet(xml: str, lines: Iterator[str], table: DataTable, links: Links) -> Iterator[str]:
    last = f"{get_column_letter(len(table.columns))}{head_rows(table) + len(table.rows) + bool(table.note)}"
    xml = re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="A1:{last}"', xml, count=1)
    before, after = re.split(r"<sheetData ?/>|<sheetData>.*</sheetData>", xml, maxsplit=1, flags=re.DOTALL)
    yield f"{before}<sheetData>"
    yield from lines
    yield "</sheetData>"
    yield from with_all(after, links)
