"""Styles: what a paragraph or run inherits along the chain of ``basedOn``."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.extraction.formats.docx.xml import Element, switched, value, w

#: Longest chain of styles followed; a ring of styles ends here.
_MAX_CHAIN = 20


class Styles:
    """The style sheet; an absent one has no styles."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph: str | None = None
        self._default_run: Element | None = None
        self._seen: dict[tuple[str | None, str], bool | None] = {}
        if root is not None:
            self._collect(root)

    def _collect(self, root: Element) -> None:
        for style in root.findall(w("style")):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._default_paragraph = name
        self._default_run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")

    def _chain(self, name: str | None) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(name) if name else None
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The style's id of a paragraph, the default one where it names none."""
        return value(properties, "pStyle") or self._default_paragraph

    def run_switch(self, run: Element | None, paragraph_style: str | None, name: str) -> bool:
        """An on/off property of a run: its own, its style's, its paragraph style's, the default's."""
        own = switched(run, name)
        if own is None:
            own = self._style_switch(value(run, "rStyle"), name)
        if own is None:
            own = self._style_switch(paragraph_style, name)
        if own is None:
            own = switched(self._default_run, name)
        return bool(own)

    def _style_switch(self, style: str | None, name: str) -> bool | None:
        key = (style, name)
        if key not in self._seen:
            found = (switched(link.find(w("rPr")), name) for link in self._chain(style))
            self._seen[key] = next((state for state in found if state is not None), None)
        return self._seen[key]

    def alignment(self, properties: Element | None) -> str:
        """``center``, ``both``, …; "" where nothing is said."""
        own = value(properties, "jc")
        if own is not None:
            return own
        for style in self._chain(self.paragraph_style(properties)):
            inherited = value(style.find(w("pPr")), "jc")
            if inherited is not None:
                return inherited
        return ""

    def numbering(self, style: str | None) -> tuple[str, str | None, str] | None:
        """(numId, ilvl, style that gives it) along the chain of `style`, None where none numbers."""
        for link in self._chain(style):
            properties = link.find(f"{w('pPr')}/{w('numPr')}")
            number_id = value(properties, "numId")
            if number_id is not None:
                return number_id, value(properties, "ilvl"), link.get(w("styleId"), "")
        return None
