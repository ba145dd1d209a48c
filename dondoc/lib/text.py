"""Vietnamese text: searching without accents, one spelling of tones, the order of the alphabet. No Django."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
#: The blanks that `dondoc_fold` in the database knows, no more and no less.
_BLANKS = re.compile(r"[ \t\n\v\f\r]+")
_HARD_BLANK = "\u00a0"

#: Combining marks of the tones, in the order of Vietnamese dictionaries: huyền, hỏi, ngã, sắc, nặng.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_SYLLABLES = re.compile(r"\d+|[^\W\d_]+")


def fold(text: str) -> str:
    """Text for searching: small letters without accents, đ as d, blanks as one.

    The same as the SQL function ``dondoc_fold``.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "d")
    # The database knows no other capitals here: its lower() depends on the locale beyond ASCII.
    small = bare.translate(_ASCII_SMALL)
    return _BLANKS.sub(" ", small.replace(_HARD_BLANK, " ")).strip(" ")


_ASCII_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

# «hoà» and «hòa», «thuỷ» and «thủy» are two spellings of one word. The tone moves only in an open syllable ending in
# oa, oe, uy («hoàn» has one spelling), and never in «quý», where u belongs to the consonant.
_LATE_TONE = re.compile(rf"(?<![qQ])([oO](?=[aAeE])|[uU](?=[yY]))([aAeEyY])([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])")


def spell(text: str) -> str:
    """One spelling: composed Unicode, and the tone on the first vowel (hòa, thủy) as state documents mostly write."""
    moved = _LATE_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)


#: Of a syllable or a number: a number before any word, then its letters, then its tones.
_SyllableKey = tuple[int, tuple[int, ...], tuple[int, ...]]
SortKey = tuple[_SyllableKey, ...]


def sort_key(text: str) -> SortKey:
    """The order of a Vietnamese dictionary: syllable by syllable, letters first, then tones; numbers by value."""
    return tuple(_syllable_key(syllable) for syllable in _SYLLABLES.findall(unicodedata.normalize("NFC", text.lower())))


# Thousands of names share a few hundred syllables; what is kept is also quicker to compare.
@lru_cache(maxsize=4096)
def _syllable_key(syllable: str) -> _SyllableKey:
    if syllable.isdigit():
        return 0, (int(syllable),), ()
    letters = tuple(_letter_key(letter) for letter in syllable)
    return 1, tuple(rank for rank, _ in letters), tuple(tone for _, tone in letters)


@cache
def _letter_key(letter: str) -> tuple[int, int]:
    """Rank in the alphabet and number of the tone; a letter of another alphabet comes after z."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((number for number, mark in enumerate(_TONES, start=1) if mark in parts), 0)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return _RANK.get(bare, len(_RANK) + ord(bare[0])), tone
