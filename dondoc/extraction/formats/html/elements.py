"""What single elements say: their style, their place in a list, whether they are shown."""

from __future__ import annotations

import re

from lxml import etree

from dondoc.extraction.formats.numerals import numeral

Element = etree._Element

#: Never shown, or no part of the document's text.
DROPPED = frozenset(
    {"script", "style", "head", "noscript", "template", "iframe", "object", "svg", "nav", "aside", "select", "button"}
    | {"textarea", "input", "audio", "video", "canvas", "title", "math"}
)
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"}
    | {"blockquote", "pre", "center", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "hr", "form"}
    | {"fieldset", "address", "dl", "dt", "dd", "figure", "figcaption", "body", "details", "summary"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th"}) | HEADINGS

_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)

_KINDS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
#: Bullets by depth where no style is given, as browsers draw them: disc, ring, square.
_DASHES = ("-", "+", "-")


def name_of(element: Element) -> str:
    """The tag in small letters; "" for comments and the like."""
    tag: object = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def is_hidden(element: Element) -> bool:
    """Whether it is no text that a reader sees."""
    return name_of(element) in DROPPED or "hidden" in element.attrib or bool(_HIDDEN.search(_style(element)))


def bold(element: Element, inherited: bool) -> bool:
    """Whether its text is bold."""
    weight = _WEIGHT.search(_style(element))
    if weight:
        value = weight.group(1).lower()
        return value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)
    return inherited or name_of(element) in _BOLD


def centred(element: Element, inherited: bool) -> bool:
    """Whether its paragraphs are centred."""
    style, align = _style(element), element.get("align", "").lower()
    if _ALIGNED.search(style):
        return bool(_CENTRED.search(style))
    if align:
        return align == "center"
    return inherited or name_of(element) == "center"


def span(cell: Element, attribute: str) -> int:
    """``rowspan`` or ``colspan``, at least 1; 1,000 at most, as in browsers."""
    text = cell.get(attribute, "1").strip()
    return max(1, min(int(text), 1000)) if text.isdecimal() else 1


def marker(item: Element, depth: int) -> str:
    """What stands before a list's item; `depth` counts bulleted lists around it, from 0."""
    around = item.getparent()
    if around is None:
        return ""
    kind = _list_kind(item, around)
    if kind == "none":
        return ""
    if name_of(around) != "ol":
        return {"circle": "+", "disc": "-", "square": "-"}.get(kind, _DASHES[min(depth, 2)])
    label = numeral(_position(item, around), _KINDS.get(kind, "decimal"))
    return f"{label})" if _KINDS.get(kind) in ("lowerLetter", "lowerRoman") else f"{label}."


def _list_kind(item: Element, around: Element) -> str:
    for element in (item, around):
        style = _LIST_STYLE.search(_style(element))
        if style:
            return style.group(1).lower()
    return item.get("type") or around.get("type") or ""


def _position(item: Element, around: Element) -> int:
    start = around.get("start", "1")
    number = int(start) if start.isdecimal() else 1
    for sibling in around.iterchildren("li"):
        own = sibling.get("value", "")
        number = int(own) if own.isdecimal() else number
        if sibling is item:
            break
        number += 1
    return number


def _style(element: Element) -> str:
    return element.get("style", "")
