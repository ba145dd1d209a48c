"""Text as WordprocessingML: strings, since ten thousand cells made object by object take seconds."""

from __future__ import annotations

from collections.abc import Mapping

from dondoc.papers.docx.styles import Style
from dondoc.papers.report import Language
from dondoc.papers.values import clean, escaped, is_address
from dondoc.papers.words import WORDS


class Pen:
    """Writes paragraphs in the styles of one document, and marks the places of keys."""

    def __init__(
        self, styles: Mapping[str, str], language: Language, *, keys: Mapping[str, int], shows_keys: bool
    ) -> None:
        """`styles` are ids by member names; `keys` the number of each key that is marked; `shows_keys` beside it."""
        self.styles = styles
        self.language = language
        self.words = WORDS[language]
        self._keys = keys
        self._shows_keys = shows_keys
        self._marked: set[str] = set()
        self._openings: dict[tuple[Style, str], str] = {}

    def paragraph(self, style: Style, text: str, key: str = "", extra: str = "") -> str:
        """A paragraph; `extra` goes into its properties. Newlines break the line."""
        runs = run(text)
        if self._shows_keys and key in self._keys:
            runs += raised(f"[{key}]")
        return f"{self.opening(style, extra)}{self.traced(runs, key)}</w:p>"

    def opening(self, style: Style, extra: str = "") -> str:
        """A paragraph that is still to be filled and closed."""
        if (known := self._openings.get((style, extra))) is None:
            known = f'<w:p><w:pPr><w:pStyle w:val="{escaped(self.styles[style.name])}"/>{extra}</w:pPr>'
            self._openings[style, extra] = known
        return known

    def traced(self, runs: str, key: str) -> str:
        """The runs within the bookmark of their key, which Word allows once. Cells have no room for the key itself."""
        number = self._keys.get(key)
        if number is None:
            return runs
        if key in self._marked:
            return runs
        self._marked.add(key)
        name = bookmark(number)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run of text; "" for none."""
    if not text:
        return ""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_texts(text)}</w:r>"


def raised(text: str) -> str:
    """A small run above the line."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{_texts(text)}</w:r>'


def link(address: str, text: str) -> str:
    """Text that leads to an address, or the text alone where that is none to be followed."""
    if not is_address(address):
        return run(text)
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{escaped(address)}&quot; ">{_underlined(text)}</w:fldSimple>'


def jump(number: int, text: str) -> str:
    """Text that leads to the place that a key marks."""
    return f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{_underlined(text)}</w:hyperlink>'


def bookmark(number: int) -> str:
    """The name of a key's bookmark; keys themselves may hold what Word does not allow there."""
    return f"nguon_{number}"


def _underlined(text: str) -> str:
    return f'<w:r><w:rPr><w:u w:val="single"/></w:rPr>{_texts(text)}</w:r>'


def _texts(text: str) -> str:
    if text.isprintable():  # as most are: one line, without tabs
        return _piece(text)
    lines = (_text(line) for line in clean(text).split("\n"))
    return "<w:br/>".join(lines)


def _text(line: str) -> str:
    return "<w:tab/>".join(_piece(piece) for piece in line.split("\t"))


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
