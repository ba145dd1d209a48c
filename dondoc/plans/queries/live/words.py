"""Text that people type to search with, as a condition of the database."""

from __future__ import annotations

import re

from django.db.models import Q

from dondoc.lib.text import fold

#: Signs and words of a search beyond which nothing more is looked for.
_LONGEST, _MOST = 200, 12
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def clean(text: str) -> str:
    """What was typed, without what no text holds, cut to a length that a person types."""
    return " ".join(_CONTROLS.sub(" ", text)[:_LONGEST].split())


def holds(field: str, text: str) -> Q:
    """The folded `field` holds every word of `text`, with or without accents; the last word may be unfinished."""
    words = fold(text).split()[:_MOST]
    condition = Q()
    for number, word in enumerate(words, start=1):
        start = r"\m" if _is_letter(word[0]) else ""
        end = r"\M" if number < len(words) and _is_letter(word[-1]) else ""
        condition &= Q(**{f"{field}__regex": f"{start}{re.escape(word)}{end}"})
    return condition


def _is_letter(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign == "_")
