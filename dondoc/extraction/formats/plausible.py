"""Whether a text is Vietnamese at all."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
#: Letters that no other common language writes: the horned and barred ones, those with stacked or dotted tones.
_TELLING = re.compile(r"[đĐăĂơƠưƯ\u1EA0-\u1EF9]")
#: In plans six words of ten have such a letter; in tables and names fewer.
_SHARE = 0.2


def is_vietnamese(text: str) -> bool:
    """Whether enough words carry letters that only Vietnamese has; text without words is not."""
    words = _WORD.findall(text)
    return sum(_TELLING.search(word) is not None for word in words) > _SHARE * len(words)
