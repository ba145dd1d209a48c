"""XLSX and CSV → rows; says in a sentence why a file is none."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dondoc.agencies.actions.importing.sheet import Sheet, SheetRow
from dondoc.agencies.rules.registry_file import COLUMNS, HEADINGS
from dondoc.lib.errors import Refused
from dondoc.lib.text import fold

#: Rows of one file; a province has some two thousand agencies.
MOST_ROWS = 20_000
#: Columns that are looked at, and signs of a cell that are kept.
_MOST_COLUMNS, _MOST_SIGNS = 60, 5_000
#: Bytes of a workbook when unpacked.
_MOST_UNPACKED = 200 * 2**20
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Cells = Sequence[object]


def read_rows(data: bytes, filename: str) -> Sheet:
    """The rows of a workbook's first sheet, or of a CSV parted by commas, semicolons or tabs.

    Refuses a file that is neither, one without the column of names or with a column twice, one with too many rows.
    """
    lines = _workbook(data) if data.startswith(b"PK") else _text(data, filename)
    numbered = ((number, cells) for number, cells in enumerate(lines, start=1) if any(map(_said, cells)))
    head = next(numbered, None)
    if head is None:
        raise Refused(_("The file is empty."))
    columns, unknown = _columns(head[1])
    rows = [_row(number, cells, columns) for number, cells in islice(numbered, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise Refused(_("The file has more than %(most)d rows; bring it in by parts.") % {"most": MOST_ROWS})
    return Sheet([name for name in columns if name], rows, unknown)


def _columns(head: Cells) -> tuple[list[str], list[str]]:
    """For each cell of the head its column, empty for none; and the headings that mean no column."""
    headings = [_said(cell) for cell in head][:_MOST_COLUMNS]
    columns = [_column(heading) for heading in headings]
    twice = [name for name, number in Counter(filter(None, columns)).items() if number > 1]
    if twice:
        raise Refused(_("The column %(name)s is there twice.") % {"name": twice[0]})
    if "name" not in columns:
        raise Refused(_("The first row must name the columns; the column of full names (name) is missing."))
    unknown = [heading for heading, column in zip(headings, columns, strict=True) if heading and not column]
    return columns, unknown


def _column(heading: str) -> str:
    folded = fold(heading)
    return folded if folded in COLUMNS else HEADINGS.get(folded, "")


def _row(number: int, cells: Cells, columns: Sequence[str]) -> SheetRow:
    said = [_said(cell) for cell in cells[: len(columns)]]
    said += [""] * (len(columns) - len(said))
    return SheetRow(number, {column: text for column, text in zip(columns, said, strict=True) if column})


def _said(cell: object) -> str:
    """A cell as text: days in ISO, whole numbers without a point, blanks as one."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\0", " ").split())[:_MOST_SIGNS]


def _workbook(data: bytes) -> Iterator[Cells]:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise Refused(_("The workbook is too large; bring it in by parts."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise Refused(_("This file cannot be read as a workbook (.xlsx).")) from error


def _text(data: bytes, filename: str) -> Iterator[Cells]:
    text = _decoded(data, filename)
    head = next((line for line in text.splitlines() if line.strip()), "")
    between = max(",;\t", key=head.count)
    try:
        yield from map(_without_guards, csv.reader(io.StringIO(text, newline=""), delimiter=between))
    except csv.Error as error:
        raise Refused(_("This file cannot be read as a table (.csv).")) from error


def _decoded(data: bytes, filename: str) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        words = {"file": filename}
        raise Refused(_("%(file)s is neither .xlsx nor a .csv in UTF-8; save it as “CSV UTF-8”.") % words)
    return text


def _without_guards(cells: Iterable[str]) -> list[str]:
    """Without the apostrophe that keeps Excel from taking a text for a formula."""
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell for cell in cells]
