"""Automatic numbering, worked out as Word prints it: "II.", "2.1.", "a)", or a bullet's "-" or "+"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.extraction.formats.docx.styles import Styles
from dondoc.extraction.formats.docx.xml import Element, number, switched, value, w
from dondoc.extraction.formats.folding import bullet
from dondoc.extraction.formats.numerals import numeral

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph's text; `close` where no space follows it in print."""

    text: str
    close: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    pattern: str
    legal: bool
    close: bool
    #: Level (from 1) whose use restarts this one; 0 never; None any higher.
    restart: int | None


class Numbering:
    """Counters of all lists of a document; paragraphs must come in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, list[_Level]] = {}
        self._families: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._collect(root)

    def _collect(self, root: Element) -> None:
        self._abstract = {item.get(w("abstractNumId"), ""): item for item in root.findall(w("abstractNum"))}
        self._lists = {item.get(w("numId"), ""): item for item in root.findall(w("num"))}

    def label(self, properties: Element | None) -> Label | None:
        """The next label of the paragraph with these properties, None where it is not numbered."""
        found = self._place(properties)
        if found is None or found[0] not in self._lists:
            return None
        list_id, depth = found
        levels = self._levels_of(list_id)
        if depth >= len(levels):
            return None
        counts = self._count(list_id, depth, levels)
        return _printed(levels, counts, depth)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        own = None if properties is None else properties.find(w("numPr"))
        list_id, level = value(own, "numId"), value(own, "ilvl")
        if list_id is None:
            inherited = self._styles.numbering(self._styles.paragraph_style(properties))
            if inherited is None:
                return None
            list_id, styled, style = inherited
            level = level or styled or self._level_of_style(list_id, style)
        return None if list_id == "0" else (list_id, number(level) or 0)

    def _level_of_style(self, list_id: str, style: str) -> str | None:
        for level in self._definition(list_id):
            if value(level, "pStyle") == style:
                return level.get(w("ilvl"))
        return None

    def _definition(self, list_id: str) -> list[Element]:
        abstract = self._abstract.get(self._family(list_id))
        return [] if abstract is None else abstract.findall(w("lvl"))

    def _family(self, list_id: str) -> str:
        if list_id not in self._families:
            self._families[list_id] = self._find_family(list_id)
        return self._families[list_id]

    def _find_family(self, list_id: str) -> str:
        family = ""
        for _ in range(5):  # a list may stand for another one by way of a list style
            item = self._lists.get(list_id)
            family = value(item, "abstractNumId") or ""
            link = value(self._abstract.get(family), "numStyleLink")
            inherited = self._styles.numbering(link) if link else None
            if inherited is None:
                break
            list_id = inherited[0]
        return family

    def _levels_of(self, list_id: str) -> list[_Level]:
        if list_id not in self._levels:
            chosen = {level.get(w("ilvl"), ""): level for level in self._definition(list_id)}
            for override in self._overrides(list_id):
                level = override.find(w("lvl"))
                if level is not None:
                    chosen[override.get(w("ilvl"), "")] = level
            self._levels[list_id] = [_level(chosen.get(str(depth))) for depth in range(_LEVELS)]
        return self._levels[list_id]

    def _overrides(self, list_id: str) -> list[Element]:
        return self._lists[list_id].findall(w("lvlOverride"))

    def _count(self, list_id: str, depth: int, levels: list[_Level]) -> list[int | None]:
        counts = self._counts.setdefault(self._family(list_id), [None] * _LEVELS)
        self._begin(list_id, counts)
        for upper in range(depth):
            if counts[upper] is None:
                counts[upper] = levels[upper].start
        current = counts[depth]
        counts[depth] = levels[depth].start if current is None else current + 1
        for lower in range(depth + 1, _LEVELS):
            restart = levels[lower].restart
            if restart is None or depth < restart:
                counts[lower] = None
        return counts

    def _begin(self, list_id: str, counts: list[int | None]) -> None:
        """A list's own starts hold from its first paragraph; after that it goes on with its family."""
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for override in self._overrides(list_id):
            start, depth = number(value(override, "startOverride")), number(override.get(w("ilvl")))
            if start is not None and depth is not None and depth < _LEVELS:
                counts[depth] = start - 1


def _level(level: Element | None) -> _Level:
    text = value(level, "lvlText") or ""
    start = number(value(level, "start"))
    return _Level(
        start=0 if start is None and level is not None else 1 if start is None else start,
        kind=value(level, "numFmt") or "decimal",
        pattern=text,
        legal=bool(switched(level, "isLgl")),
        close=value(level, "suff") == "nothing",
        restart=number(value(level, "lvlRestart")),
    )


def _printed(levels: list[_Level], counts: list[int | None], depth: int) -> Label | None:
    level = levels[depth]
    if level.kind == "bullet":
        return Label(bullet(level.pattern)) if level.pattern.strip() else None
    if level.kind == "none":
        return Label(level.pattern) if level.pattern.strip() else None

    def put(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        count = counts[place]
        kind = "decimal" if level.legal else levels[place].kind
        return numeral(levels[place].start if count is None else count, kind)

    text = _PLACE.sub(put, level.pattern).strip()
    return Label(text, level.close) if text else None
