"""Labelled lines: "- Cơ quan chủ trì: Sở X.", "Thời gian thực hiện: Quý IV/2025." """

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import load

#: Column heads that also stand as labels.
_KINDS = ("lead", "coordinating", "supervising", "time")


@dataclass(frozen=True, slots=True)
class Label:
    """A label's kind, the words after its colon, and where they begin in the text."""

    kind: str
    value: str
    start: int


@cache
def _kinds() -> dict[str, str]:
    columns = load("columns")
    in_prose: dict[str, list[str]] = columns["in_prose"]
    heads: dict[str, list[str]] = {kind: columns[kind] for kind in _KINDS}
    return {phrase: kind for kinds in (heads, in_prose) for kind, phrases in kinds.items() for phrase in phrases}


_LABEL = re.compile(r"^([^:.;]{2,45}?)\s*:\s*(?=\S)")
_BARE_TIME = re.compile(r"^(thời gian (?:thực hiện|hoàn thành))\s+(?=sau|trước|trong|từ|quý|năm|khi|theo)")


def find_label(text: str) -> Label | None:
    """The label that the line begins with, or None."""
    found = _LABEL.match(text)
    if found is not None:
        kind = _kinds().get(plain(found[1]))
        return Label(kind, text[found.end() :], found.end()) if kind else None
    bare = _BARE_TIME.match(plain(text))
    return Label("time", text[bare.end() :], bare.end()) if bare else None
