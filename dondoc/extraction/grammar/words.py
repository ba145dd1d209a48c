"""Words as the reader compares them: one Unicode form, one place for the tone mark."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Both ways of setting the tone mark on oa, oe, uy are in use in one and the same document;
#: the pairs keep their length, so that a match's place is the place in the text as written.
_TONE_PAIRS = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_TONE_PAIR = re.compile(r"(?<!q)(?:" + "|".join(_TONE_PAIRS) + r")(?!\w)")

#: The capital letters of Vietnamese, and its small ones, for character classes of patterns.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
LOWER = UPPER.lower()

#: Spaces that a word processor leaves, and marks that are not text at all.
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def squeeze(text: str) -> str:
    """NFC, invisible marks dropped, each run of white space one space, none at the ends."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case with the tone mark in its newer place; the length of `text` (in NFC) is kept."""
    return _TONE_PAIR.sub(lambda pair: _TONE_PAIRS[pair[0]], text.lower())


def is_upper(text: str) -> bool:
    """Whether the text is set in capitals (at least two letters, four in five of them capital)."""
    if text.isupper():
        return sum(map(str.isalpha, text)) >= 2
    capitals = sum(map(str.isupper, text))
    return capitals >= 2 and capitals >= 4 * sum(map(str.islower, text))


def starts_upper(text: str) -> bool:
    """Whether the first letter is a capital; a quotation mark or bracket before it does not count."""
    return text.lstrip("“\"'‘(«[")[:1].isupper()
