"""Sections: the page of the template, upright and across, and where one ends and the next begins."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

#: A4 within margins of 30 and 15 mm, for a template that does not say: twentieths of a point.
_WIDTH, _LEFT, _RIGHT = 11906, 1701, 851


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its section says it; `xml` is that section's properties."""

    xml: str
    width: int

    @classmethod
    def of(cls, section: BaseOxmlElement) -> Page:
        """The page of a section's properties."""
        return cls(_string(section), _text_width(section))

    def closing(self) -> str:
        """A paragraph without text that ends the section; small, lest it takes a page to itself."""
        return (
            f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{self.xml}</w:pPr></w:p>'
        )

    def for_annex(self, *, landscape: bool) -> Page:
        """The same page for an annex: begun on a new page, counted from 1, turned where asked."""
        section = etree.fromstring(self.xml)
        _set_first(section, "w:type", {"w:val": "nextPage"})
        _number_from_one(section)
        if landscape:
            _turn(section)
        return replace(self, xml=_string(section), width=_text_width(section))


def _string(section: etree._Element) -> str:
    bare = deepcopy(section)
    bare.tail = None
    return etree.tostring(bare, encoding="unicode")


def _text_width(section: etree._Element) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width = _number(size, "w:w", _WIDTH)
    return width - _number(margins, "w:left", _LEFT) - _number(margins, "w:right", _RIGHT)


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    return otherwise if element is None else int(float(element.get(qn(name), otherwise)))


def _set_first(section: etree._Element, tag: str, attributes: dict[str, str]) -> None:
    """Set the element that stands after the references to headers and footers (the schema's order)."""
    for old in section.findall(qn(tag)):
        section.remove(old)
    place = len(section.findall(qn("w:headerReference"))) + len(section.findall(qn("w:footerReference")))
    made = etree.Element(qn(tag))
    for name, value in attributes.items():
        made.set(qn(name), value)
    section.insert(place, made)


def _number_from_one(section: etree._Element) -> None:
    numbers = section.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = etree.Element(qn("w:pgNumType"))
        margins = section.find(qn("w:pgMar"))
        section.insert(len(section) if margins is None else section.index(margins) + 1, numbers)
    numbers.set(qn("w:start"), "1")


def _turn(section: etree._Element) -> None:
    size = section.find(qn("w:pgSz"))
    if size is None or size.get(qn("w:orient")) == "landscape":
        return
    width, height = size.get(qn("w:w"), "11906"), size.get(qn("w:h"), "16838")
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
