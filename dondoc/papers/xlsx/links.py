"""Links of a sheet as strings: openpyxl would make several objects of each of tens of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.papers.table import Cell, DataTable
from dondoc.papers.values import escaped, is_address

#: A sheet may hold as many links, see Excel's own limits.
_MOST = 60_000
#: Stands for all links until the rows are written.
_ANY = "https://dondoc.invalid/"
_ELEMENTS = re.compile(r"<hyperlinks>.*</hyperlinks>", re.DOTALL)
#: What relations between the parts of a package are called by.
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Links:
    """The links of one sheet: where each stands ("F7"), and where it leads."""

    def __init__(self, table: DataTable) -> None:
        """None yet, for the cells of the table."""
        self._letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
        self._found: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._found)

    def add(self, place: int, number: int, address: str) -> None:
        """One at the column and row, if it leads anywhere; what a sheet cannot hold is left out."""
        if len(self._found) < _MOST and is_address(address):
            self._found.append((f"{self._letters[place]}{number}", address))


def begin(sheet: Worksheet, table: DataTable) -> None:
    """Give a sheet that will have links one of them, so that openpyxl makes the parts that all of them stand in."""
    entries = (entry for row in table.rows for entry in row.entries)
    if any(isinstance(entry, Cell) and entry.link and is_address(entry.link) for entry in entries):
        sheet["A1"].hyperlink = _ANY


def with_all(xml: str, links: Links) -> Iterator[str]:
    """What follows the rows of a sheet, with all links where its first stands."""
    before, *after = _ELEMENTS.split(xml, maxsplit=1)
    yield before
    if after:
        yield f'<hyperlinks xmlns:r="{OFFICE}">'
        for number, (reference, _address) in enumerate(links, start=1):
            yield f'<hyperlink ref="{reference}" r:id="rId{number}"/>'
        yield "</hyperlinks>"
        yield after[0]


def relations(links: Links) -> Iterator[str]:
    """The part that says where they lead."""
    yield f'<Relationships xmlns="{_PACKAGE}">'
    for number, (_reference, address) in enumerate(links, start=1):
        target = f'Target="{escaped(address)}" TargetMode="External"'
        yield f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" {target}/>'
    yield "</Relationships>"
