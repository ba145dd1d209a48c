"""Texts of a workbook, each kept once: sheets of thousands of rows say the same few hundred again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dondoc.papers.values import clean, escaped
from dondoc.papers.xlsx.links import OFFICE

#: The part of the package that holds them.
PART = "xl/sharedStrings.xml"
#: What a cell can hold.
MAX_TEXT = 32_767
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
#: What names the part to the package, by the part that says it: openpyxl has no such part, as our rows are not its own.
_NAMED = {
    "[Content_Types].xml": ("</Types>", f'<Override PartName="/{PART}" ContentType="{_TYPE}"/>'),
    "xl/_rels/workbook.xml.rels": (
        "</Relationships>",
        f'<Relationship Id="rIdTexts" Type="{OFFICE}/sharedStrings" Target="/{PART}"/>',
    ),
}


def naming(read: Callable[[str], bytes]) -> Iterator[tuple[str, str]]:
    """The parts of a package that have to name the texts, with what they say then; `read` gives a part as it is."""
    for name, (end, words) in _NAMED.items():
        before, closing, after = read(name).decode().rpartition(end)
        yield name, f"{before}{words}{closing}{after}"


class Strings:
    """The texts in the order in which they came."""

    def __init__(self) -> None:
        """None yet."""
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Where the text stands among them; what no cell can hold is cut."""
        text = clean(text)
        if len(text) > MAX_TEXT:
            text = f"{text[: MAX_TEXT - 1]}…"
        return self._places.setdefault(text, len(self._places))

    def xml(self) -> Iterator[str]:
        """The part that holds them: to be written after all sheets."""
        yield f'<sst xmlns="{_MAIN}">'
        for text in self._places:
            yield f'<si><t xml:space="preserve">{escaped(text)}</t></si>'
        yield "</sst>"
