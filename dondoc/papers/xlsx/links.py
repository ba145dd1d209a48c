"""Links of a sheet as strings: openpyxl would make several objects of each of tens of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.papers.table import Cell, DataTable
from dondoc.papers.values import escaped, is_address
from dondoc.papers.xlsx.rows import head_rows

#: A sheet may hold as many links, see Excel's own limits.
_MOST = 60_000
_ELEMENTS = re.compile(r"<hyperlinks>.*</hyperlinks>", re.DOTALL)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


#: Where a link stands ("F7"), and where it leads.
Link = tuple[str, str]


def links_of(table: DataTable) -> Sequence[Link]:
    """All that a sheet may hold, row by row."""
    return tuple(islice(_every_link(table), _MOST))


def begin(sheet: Worksheet, links: Sequence[Link]) -> None:
    """Give the sheet the first link alone, so that openpyxl makes the parts that all of them stand in."""
    for reference, address in links[:1]:
        sheet[reference].hyperlink = address


def with_all(xml: str, links: Sequence[Link]) -> Iterator[str]:
    """What follows the rows of a sheet, with all links where its first stands."""
    before, *after = _ELEMENTS.split(xml, maxsplit=1)
    yield before
    if after:
        yield f'<hyperlinks xmlns:r="{_OFFICE}">'
        for number, (reference, _address) in enumerate(links, start=1):
            yield f'<hyperlink ref="{reference}" r:id="rId{number}"/>'
        yield "</hyperlinks>"
        yield after[0]


def relations(links: Sequence[Link]) -> Iterator[str]:
    """The part that says where they lead."""
    yield f'<Relationships xmlns="{_PACKAGE}">'
    for number, (_reference, address) in enumerate(links, start=1):
        target = f'Target="{escaped(address)}" TargetMode="External"'
        yield f'<Relationship Id="rId{number}" Type="{_OFFICE}/hyperlink" {target}/>'
    yield "</Relationships>"


def _every_link(table: DataTable) -> Iterator[Link]:
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    for number, row in enumerate(table.rows, start=head_rows(table) + 1):
        for letter, entry in zip(letters, row.entries, strict=False):
            if isinstance(entry, Cell) and entry.link and is_address(entry.link):
                yield f"{letter}{number}", entry.link
