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
        self._pages: dict[str, int] = {}
        self._found: list[str] = []
        #: The row that is being written.
        self.row = 1

    def add(self, place: int, address: str) -> None:
        """One at the column of this row, if it leads anywhere; what a sheet cannot hold is left out.

        Thousands lead to the same few pages: a page is named once, the place in it with each link.
        """
        if len(self._found) == _MOST or not is_address(address):
            return
        page, _sign, part = address.partition("#")
        number = self._pages.setdefault(page, len(self._pages) + 1)
        within = f' location="{escaped(part)}"' if part else ""
        self._found.append(f'<hyperlink ref="{self._letters[place]}{self.row}" r:id="rId{number}"{within}/>')

    def xml(self) -> Iterator[str]:
        """The element that holds them."""
        yield f'<hyperlinks xmlns:r="{OFFICE}">'
        yield from self._found
        yield "</hyperlinks>"

    def relations(self) -> Iterator[str]:
        """The part that says where their pages are."""
        yield f'<Relationships xmlns="{_PACKAGE}">'
        for page, number in self._pages.items():
            target = f'Target="{escaped(page)}" TargetMode="External"'
            yield f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" {target}/>'
        yield "</Relationships>"


def begin(sheet: Worksheet, table: DataTable) -> None:
    """Give a sheet that will have links one of them, so that openpyxl makes the parts that all of them stand in."""
    entries = (entry for row in table.rows for entry in row.entries)
    if any(isinstance(entry, Cell) and is_address(entry.link) for entry in entries):
        sheet["A1"].hyperlink = _ANY


def with_all(xml: str, links: Links) -> Iterator[str]:
    """What follows the rows of a sheet, with all links where its first stands."""
    before, *after = _ELEMENTS.split(xml, maxsplit=1)
    yield before
    if after:
        yield from links.xml()
        yield after[0]
