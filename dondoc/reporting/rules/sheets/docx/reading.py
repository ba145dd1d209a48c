"""A document that came back, whatever Word, LibreOffice and people did to it.

Elements are known by their local names, so that the strict form of the format (ISO/IEC 29500) reads like the other.
Words inside content controls count; what a tracked change took out does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from dondoc.reporting.rules.sheets.docx.controls import PICK
from dondoc.reporting.rules.sheets.errors import Unreadable
from dondoc.reporting.rules.sheets.form import Filled, Identity, Raw
from dondoc.reporting.rules.sheets.grids import Grid, filled_rows
from dondoc.reporting.rules.sheets.identity import identity_in
from dondoc.reporting.rules.sheets.opening import opened

_Element = etree._Element
_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
#: What of a cell's content is not its words.
_UNSAID = frozenset({"del", "moveFrom", "tbl", "drawing", "pict", "object", "sdtPr", "instrText", "rPr", "pPr"})
_MORE = frozenset({"tbl", "drawing", "pict", "object"})
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(content: bytes) -> Filled:
    """What stands in the document; raises `Unreadable`."""
    archive = opened(content)
    body = archive.read(_BODY)
    if body is None:
        raise Unreadable("broken")
    tree = _parsed(body)
    properties = archive.read(_PROPERTIES)
    texts = [_words(tree), _words(_parsed(properties)) if properties else ""]
    return Filled(_identity(texts), filled_rows(_grids(tree)))


def _parsed(xml: bytes) -> _Element:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise Unreadable("broken") from error


def _identity(texts: Iterable[str]) -> Identity | None:
    return next((found for text in texts if (found := identity_in(text))), None)


def _words(tree: _Element) -> str:
    """All words as one; a line that an editor split into runs is whole again."""
    return "".join(str(text) for text in tree.itertext())


def _name(element: _Element) -> str:
    # Comments and the like have a function for a tag.
    tag = str(element.tag)
    return tag.rpartition("}")[2]


def _grids(tree: _Element) -> Iterator[Grid]:
    tables = [each for each in tree.iter() if _name(each) == "tbl" and not _is_inside(each, "tbl")]
    for number, table in enumerate(tables, start=1):
        rows = list(_parts(table, "tr"))
        yield Grid([(f"bảng {number}, dòng {place}", list(_cells(row))) for place, row in enumerate(rows, start=1)])


def _is_inside(element: _Element, name: str) -> bool:
    return any(_name(each) == name for each in element.iterancestors())


def _parts(element: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, through content controls and tracked changes around them."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _parts(child, name)


def _cells(row: _Element) -> Iterator[Raw]:
    """A cell a column: one that spans several says that it is merged in each of them."""
    for cell in _parts(row, "tc"):
        span, is_tall = _spans(cell)
        raw = _raw(cell, is_merged=span > 1 or is_tall)
        yield from [raw] * span


def _spans(cell: _Element) -> tuple[int, bool]:
    span, is_tall = 1, False
    for element in (each for child in cell if _name(child) == "tcPr" for each in child):
        if _name(element) == "gridSpan":
            span = _number(element)
        is_tall = is_tall or _name(element) == "vMerge"
    return min(max(span, 1), 64), is_tall


def _number(element: _Element) -> int:
    said = next((str(value) for name, value in element.items() if str(name).endswith("val")), "")
    return int(said) if said.isdecimal() else 1


def _raw(cell: _Element, *, is_merged: bool) -> Raw:
    lines = ["".join(_said(each)) for each in cell.iter() if _name(each) == "p" and _is_own(each, cell)]
    text = "\n".join(lines).strip()
    has_more = any(_name(each) in _MORE for each in cell.iter() if each is not cell)
    return Raw("" if text == PICK else text, is_merged=is_merged, has_more=has_more)


def _is_own(paragraph: _Element, cell: _Element) -> bool:
    """It stands in the cell itself, not in a table or a picture inside it."""
    return next(each for each in paragraph.iterancestors() if _name(each) in ("tc", "txbxContent")) is cell


def _said(element: _Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SPACES:
            yield _SPACES[name]
        elif name not in _UNSAID:
            yield from _said(child)
