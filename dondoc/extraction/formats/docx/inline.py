"""The text inside a paragraph: runs, fields, changes, notes' marks, boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dondoc.extraction.formats.docx.styles import Styles
from dondoc.extraction.formats.docx.xml import Element, local, switched, w

#: Elements that only wrap runs.
_WRAPPERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"}
    | {"ruby", "rubyBase", "oMath", "oMathPara", "num", "den", "e", "sup", "sub", "sSup", "sSub", "f", "rad"}
)
#: What a run prints for its empty elements.
_SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class Piece:
    """A stretch of one run: its text and whether it is bold. Line breaks are "\\n"."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Breaks:
    """Page breaks counted by kind: as the program last laid the text out, as the writer set them."""

    rendered: int = 0
    forced: int = 0

    def __add__(self, other: Breaks) -> Breaks:
        return Breaks(self.rendered + other.rendered, self.forced + other.forced)


@dataclass(slots=True)
class Inline:
    """What a paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    #: Contents of text boxes anchored here.
    boxes: list[Element] = field(default_factory=list)
    #: ("footnote" or "endnote", id) in order.
    notes: list[tuple[str, str]] = field(default_factory=list)
    #: Page breaks before the first visible sign; None where there is no sign.
    breaks_before: Breaks | None = None
    breaks: Breaks = Breaks()


class InlineReader:
    """Reads paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, paragraph: Element) -> Inline:
        """The paragraph's visible content."""
        inline = Inline()
        style = self._styles.paragraph_style(paragraph.find(w("pPr")))
        for run in _runs(paragraph):
            self._read_run(run, style, inline)
        return inline

    def _read_run(self, run: Element, style: str | None, inline: Inline) -> None:
        properties = run.find(w("rPr"))
        if self._styles.run_switch(properties, style, "vanish"):
            return
        text = "".join(self._signs(run, inline))
        if not text:
            return
        if self._styles.run_switch(properties, style, "caps"):
            text = text.upper()
        inline.pieces.append(Piece(text, self._styles.run_switch(properties, style, "b")))

    def _signs(self, run: Element, inline: Inline) -> Iterator[str]:
        for child in run:
            name = local(child)
            if name == "t":
                text = child.text or ""
                if inline.breaks_before is None and text.strip():
                    inline.breaks_before = inline.breaks
                yield text.replace("\n", " ")
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(child)
            else:
                yield from _other(child, name, inline)


def _other(child: Element, name: str, inline: Inline) -> Iterator[str]:
    if name == "br":
        yield _break(child, inline)
    elif name == "lastRenderedPageBreak":
        inline.breaks += Breaks(rendered=1)
    elif name in ("footnoteReference", "endnoteReference"):
        inline.notes.append((name.removesuffix("Reference"), child.get(w("id"), "")))
    elif name in ("drawing", "pict", "object", "AlternateContent"):
        inline.boxes.extend(_boxes(child))


def _break(child: Element, inline: Inline) -> str:
    kind = child.get(w("type"))
    if kind == "page":
        inline.breaks += Breaks(forced=1)
    return "\n" if kind in (None, "textWrapping") else " "


def _symbol(child: Element) -> str:
    try:
        code = int(child.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else ""


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        name = local(child)
        if name == "r":
            yield child
        elif name in _WRAPPERS:
            yield from _runs(child)
        elif name == "AlternateContent":
            yield from _runs(_chosen(child))


def _boxes(parent: Element) -> Iterator[Element]:
    """Contents of text boxes, outermost ones; an alternative for old programs is passed over."""
    if local(parent) == "AlternateContent":
        parent = _chosen(parent)
    for child in parent:
        if local(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _chosen(alternatives: Element) -> Element:
    return next((child for child in alternatives if local(child) == "Choice"), alternatives)


def removed(properties: Element | None) -> bool:
    """Whether a paragraph's mark is hidden or a row deleted under tracked changes."""
    return properties is not None and (properties.find(w("del")) is not None or bool(switched(properties, "hidden")))
