"""What headings are about, and which paragraphs tell nobody to do anything."""

from __future__ import annotations

import re
from functools import cache

from dondoc.extraction.grammar.doers import begins_duty, read_doers
from dondoc.extraction.grammar.words import is_upper, plain, starts_upper
from dondoc.extraction.lexicon import any_of, load
from dondoc.extraction.outline.tree import Node

#: Characters that a title at most has: over numbered items, and otherwise.
_OVER_ITEMS, _TITLE = 160, 260
_SENTENCE_END = re.compile(r"(?:[.;]|\.\.\.|…|/)[”\"’)]*(?: ?/\.)?$")
_TO_APPENDIX = re.compile(
    r"(?:chi tiết|cụ thể|theo|tại|có)[^.;]{0,40}phụ lục[^.;]{0,40}"
    r"(?:kèm theo|đính kèm|này)?\)?\.?$"
)


@cache
def _kinds() -> list[tuple[str, str]]:
    kinds: dict[str, list[str]] = load("sections")["kinds"]
    pairs = [(phrase, kind) for kind, phrases in kinds.items() for phrase in phrases]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def _aims_and_tasks() -> re.Pattern[str]:
    """ "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP" holds tasks; "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ" does not."""
    aims, more = any_of("sections", "aims"), any_of("sections", "beside_aims")
    return re.compile(rf"^{aims}[^.]*?(?:,| và) ?(?:các )?{more}")


def section_kind(title: str, within: str = "") -> str:
    """What a heading's section is about: "purposes", "funding", "tasks" or "" where it does not say.

    A title that names tasks among others is about tasks; else its first known phrase decides.
    Within a section of tasks only a title that begins with aims or money is about them.
    """
    low = plain(title)
    if within == "tasks":
        return next((kind for phrase, kind in _kinds() if kind != "tasks" and low.startswith(phrase)), "")
    found = sorted((low.find(phrase), kind) for phrase, kind in _kinds() if phrase in low)
    if found and found[0][1] == "purposes" and _aims_and_tasks().match(low):
        return "tasks"
    if found:
        return found[0][1]
    return "tasks" if begins_duty(title) else ""


def names_tasks(title: str) -> bool:
    """Whether a heading within a section on the situation or aims opens tasks."""
    return any(phrase in plain(title) for phrase in load("sections")["opens_tasks"])


def is_title(node: Node) -> bool:
    """Whether the paragraph heads a section rather than tells something."""
    if node.marker is None or node.is_bullet:
        return False
    text = node.text
    if is_upper(text):
        return True
    if not starts_upper(text) or not (node.children or node.tables):
        return False
    if node.heads_items and len(text) < _OVER_ITEMS and not text.endswith((":", ";")) and not read_doers(text).lead:
        return True
    return len(text) < _TITLE and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether a full stop or the like closes the text."""
    return bool(_SENTENCE_END.search(text))


def is_described(text: str) -> bool:
    """Whether the paragraph describes or closes: "Trên đây là …", "Trong đó: …"."""
    return plain(text).startswith(tuple(load("sections")["described"]["openings"]))


def closes_plan(text: str) -> bool:
    """Whether the words are those that close a plan: "Trên đây là …", "UBND tỉnh yêu cầu …"."""
    return plain(text).startswith(tuple(load("sections")["described"]["closing"]))


def refers_to_appendix(text: str) -> bool:
    """ "…: Chi tiết tại Phụ lục I kèm theo": the tasks stand there."""
    low = plain(text)
    return len(low) < _TITLE and bool(_TO_APPENDIX.search(low))
