"""Searching with or without accents."""

from __future__ import annotations

import re

from django.db.models import Func, TextField


class Fold(Func):
    """``dondoc_fold`` of a text column: ``.annotate(folded=Fold("text")).filter(folded__contains=fold(words))``."""

    function = "dondoc_fold"
    arity = 1
    output_field = TextField()


_LETTERS = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"
_RANKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abc"
#: Combining marks in the order of `lib.text`: huyền, hỏi, ngã, sắc, nặng; and signs that come before any letter.
_TONES = r"\u0300\u0309\u0303\u0301\u0323"
_TONE_RANKS = '!"#$&'


class DictionaryOrder(Func):
    """A text column in the order of a Vietnamese dictionary, as `lib.text.sort_key` but for numbers by value.

    In each syllable the letters come first, then the tone: the tone is moved to the syllable's end, and letters and
    tones become signs whose order is theirs.
    """

    template = (
        rf"translate(normalize(translate(regexp_replace(normalize(%(expressions)s, NFD), "
        rf"E'([{_TONES}])(\\S*)', E'\\2\\1', 'g'), E'{_TONES}', '{_TONE_RANKS}'), NFC), "
        rf"'{_LETTERS}{_LETTERS.lower()}', '{_RANKS}{_RANKS}') COLLATE "
        '"C"'
    )
    arity = 1
    output_field = TextField()


def by_value(place: str) -> str:
    """What `DictionaryOrder` gave, to be compared with numbers by value: Phường 2 before Phường 10."""
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), place)


_NUMBER = re.compile(r"\d+")
#: Of the longest number that is compared by its value.
_DIGITS = 18
