"""Who the document is sent to: the lines under "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dondoc.extraction.folded import Placed
from dondoc.extraction.plan import Recipient
from dondoc.extraction.words import is_upper, plain

_HEADING = re.compile(r"^\s*nơi nhận\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-–—−+•*]\s*)")
_INLINE = re.compile(r"(?:(?<=;)|(?<=:)|(?<=\.))\s+(?=[-+–]\s*\S)|\s+/\s+(?=[-+–])")
_SIGNATURE = re.compile(r"^(?:tm|kt|tl|tuq|q)\. ?\w|^(?:phó )?chủ tịch$|^(?:phó )?giám đốc$")


def read_recipients(close: Iterable[Placed]) -> tuple[Recipient, ...]:
    """Each line under "Nơi nhận", without its dash or plus, up to the signature."""
    found: list[Recipient] = []
    begun = False
    for placed in close:
        heading = _HEADING.match(placed.text)
        begun = begun or heading is not None
        if not begun:
            continue
        if (_SIGNATURE.match(plain(placed.text)) and is_upper(placed.text)) or (found and _last(found)):
            break
        found.extend(_lines(placed, heading.end() if heading else 0))
    return tuple(found)


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
