"""Footnotes of a page: small links to a place further down, and what stands there."""

from __future__ import annotations

import re

from dondoc.extraction.formats.html.elements import Element, name_of

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3}|[a-z]|[↩↑⏎^])\ufe0e?[\])]?", re.IGNORECASE)
_BACK = re.compile(r"ref|back", re.IGNORECASE)


class Marks:
    """Links that are note marks, and the ids of the notes that they lead to."""

    def __init__(self, root: Element) -> None:
        self._targets: set[str] = set()
        seen: set[str] = set()
        for element in root.iter():
            seen.update(_names(element))
            if self.is_mark(element):
                target = element.get("href", "")[1:]
                if target not in seen and not _BACK.search(target):
                    self._targets.add(target)

    def is_mark(self, element: Element) -> bool:
        """Whether the element is a link of one number to a place on the same page."""
        if name_of(element) != "a" or not element.get("href", "").startswith("#"):
            return False
        return _MARK.fullmatch("".join(map(str, element.itertext())).strip()) is not None

    def is_note(self, block: Element) -> bool:
        """Whether the block, or the first link in it, is what a mark leads to."""
        if self._targets.isdisjoint(_names(block)):
            return any(not self._targets.isdisjoint(_names(link)) for link in list(block.iter("a"))[:1])
        return True


def _names(element: Element) -> set[str]:
    return {value for value in (element.get("id"), element.get("name")) if value}
