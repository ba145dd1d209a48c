"""Who the document is sent to: the lines under "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dondoc.extraction.grammar.words import plain
from dondoc.extraction.outline.folded import Placed
from dondoc.extraction.outline.zones import signs
from dondoc.extraction.plan import Recipient, Span

_HEADING = re.compile(r"^\s*nơi nhận\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-–—−+•*]\s*)")
_INLINE = re.compile(r"(?:(?<=;)|(?<=:)|(?<=\.))\s+(?=[-+–]\s*\S)|\s+/\s+(?=[-+–])")


def read_recipients(close: Iterable[Placed]) -> tuple[Recipient, ...]:
    """Each line under "Nơi nhận", without its dash or plus.

    Where a page parts the list, the signature stands in the middle of it: what goes on after it has a mark
    or a semicolon.
    """
    found: list[Recipient] = []
    begun = signed = False
    for placed in close:
        heading = _HEADING.match(placed.text)
        begun = begun or heading is not None
        if not begun:
            continue
        if found and _last(found):
            break
        signed = signed or signs(placed.text)
        if found and _goes_on(found[-1], placed):
            found[-1] = _joined(found[-1], placed)
        elif not signed or _MARK.match(placed.text) or placed.text.endswith(";"):
            found.extend(_lines(placed, heading.end() if heading else 0))
    return tuple(found)


def _goes_on(before: Recipient, placed: Placed) -> bool:
    """Whether the words end a line that was broken: "… HĐND tỉnh" and "(b/c);"."""
    follows = placed.span.start == before.span.end + 1
    return follows and before.text[-1] not in ";.," and (placed.text[:1] == "(" or placed.text[:1].islower())


def _joined(before: Recipient, placed: Placed) -> Recipient:
    span = Span(before.span.start, placed.span.end, before.span.page)
    return Recipient(f"{before.text} {placed.text}", span)


def _last(found: list[Recipient]) -> bool:
    """ "Lưu: VT, …" ends the list (Nghị định 30/2020, Phụ lục I, ô số 9b)."""
    return plain(found[-1].text).startswith("lưu")


def _lines(placed: Placed, start: int) -> Iterator[Recipient]:
    bounds = [start, *(found.end() for found in _INLINE.finditer(placed.text, start)), len(placed.text)]
    for begin, end in pairwise(bounds):
        line = placed.text[begin:end].rstrip(" /")
        mark = _MARK.match(line)
        text = line[mark.end() :] if mark else line.strip()
        if text:
            at = begin + line.index(text)
            yield Recipient(text, placed.part(at, at + len(text)))
