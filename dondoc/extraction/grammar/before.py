"""Whether words say "before" a day, month, quarter or year: what they name is then no longer in time."""

from __future__ import annotations

import re

from dondoc.extraction.grammar.words import plain, squeeze

_NAMED = r"ngày (?=\d)|tháng (?=\d)|quý (?=[1-4iv])|năm (?=20\d\d)"
_BARE = r"(?=\d{1,2}(?: ?/ ?| tháng |\.\d{1,2}\.|-\d{1,2}-)\d|20\d\d\b)"
_BEFORE = re.compile(rf"\btrước (?:{_NAMED}|{_BARE})")


def says_before(words: str) -> bool:
    """ "trước ngày 30/6", "trước 05/12", "trước tháng 6/2024", "trước năm 2028".

    Not where "trước" stands before something else: "trước cuối năm 2025" is by its end, "trước hết", "trước mắt",
    "trước khi ban hành", "trước UBND tỉnh", "trước 16 giờ" and "trước 05 ngày làm việc" name no first day too late.
    """
    return _BEFORE.search(plain(squeeze(words))) is not None
