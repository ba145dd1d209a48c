"""The words of a name as they are compared: abbreviations said in full, accents beside and not in the word."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, NamedTuple, TypeVar

from dondoc.lib.text import fold, spell

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
#: Vowel with its hat or horn, consonants, and a tone on the last of them.
_STRAY_TONE = re.compile("([aeiouy][\u0302\u0306\u031b]?)([bcdghklmnpqrstvx]+)([\u0300\u0301\u0303\u0309\u0323])")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_T = TypeVar("_T")


class Word(NamedTuple):
    """A word without its accents, by which names are looked up, and with them, by which they are judged."""

    bare: str
    full: str


Words = tuple[Word, ...]
Bare = tuple[str, ...]


def bare(words: Iterable[Word]) -> Bare:
    """The words without accents."""
    return tuple([word.bare for word in words])


@lru_cache(maxsize=8192)
def _word(full: str) -> Word:
    return Word(fold(full), full)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """``words/<name>.toml`` as plain values."""
    path = files("dondoc.agencies") / "words" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def plain_words(text: str) -> Words:
    """The words of a text as written, small, with one way of setting the tone mark."""
    return tuple(_word(found) for found in _WORD.findall(spell(_settled(text.lower()))))


def _settled(text: str) -> str:
    """A tone that was set on the consonant after its vowel ("huyêṇ") moved to where it belongs."""
    return _STRAY_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))


class Lookup(Generic[_T]):
    """Sequences of words and what they stand for; the longest that stands at a place wins.

    A text may leave accents out, and has no wrong ones: "SỐ" is not "sở". With `exact` it leaves none out: an
    abbreviation has none, so that "cá nhân" is not "CA nhân".
    """

    def __init__(self, entries: Iterable[tuple[str, _T]], *, exact: bool = False) -> None:
        self._same = _is_exact if exact else _is_same
        self._by_words: dict[Bare, list[tuple[Words, _T]]] = {}
        self._longest: dict[str, int] = {}
        for phrase, meaning in entries:
            words = plain_words(phrase)
            self._by_words.setdefault(bare(words), []).append((words, meaning))
            self._longest[words[0].bare] = max(self._longest.get(words[0].bare, 0), len(words))

    def at(self, words: Sequence[Word], start: int) -> tuple[int, _T] | None:
        """The place after the longest sequence that begins at `start`, and what it stands for."""
        most = self._longest.get(words[start].bare, 0) if start < len(words) else 0
        for size in range(min(most, len(words) - start), 0, -1):
            here = words[start : start + size]
            for listed, meaning in self._by_words.get(bare(here), ()):
                if all(map(self._same, here, listed)):
                    return start + size, meaning
        return None


def _is_same(written: Word, listed: Word) -> bool:
    return written.full in (listed.full, written.bare, "")


def _is_exact(written: Word, listed: Word) -> bool:
    return written.full.replace("đ", "d") == listed.full.replace("đ", "d")


@lru_cache(maxsize=4096)
def read_words(text: str) -> Words:
    """The words of a text with abbreviations said in full and slips mended; "và" left out, "các" kept.

    "LĐ-TB&XH", "Lao động - Thương binh và Xã hội" give the same words.
    """
    words = [word for word in _mended(plain_words(text)) if word.full not in ("và", "va")]
    may_be_letters = text.lstrip()[:2].isupper() or len(words) > 1
    found: list[Word] = []
    at = 0
    while at < len(words):
        after, full = _abbreviated(words, at, found, may_be_letters=may_be_letters) or (
            at + 1,
            (_numbered(words, at, found),),
        )
        found.extend(full)
        at = after
    return tuple(found)


def _mended(words: Words) -> list[Word]:
    mended: list[Word] = []
    at = 0
    slips = _slips()
    while at < len(words):
        size = next((n for n in (3, 2, 1) if tuple(word.full for word in words[at : at + n]) in slips), 0)
        mended.extend(slips[tuple(word.full for word in words[at : at + size])] if size else [words[at]])
        at += size or 1
    return mended


@cache
def _slips() -> dict[tuple[str, ...], Words]:
    slips = lexicon("abbreviations")["slips"]
    return {tuple(word.full for word in plain_words(slip)): plain_words(right) for slip, right in slips.items()}


def _abbreviated(
    words: Sequence[Word], at: int, before: Sequence[Word], *, may_be_letters: bool
) -> tuple[int, Words] | None:
    """What an abbreviation at the word stands for, and the place after it."""
    tables = _abbreviations()
    after_department = bool(before) and before[-1].bare in ("so", "bo")
    apply = {"department": after_department, "begin": not before and may_be_letters, "anywhere": True}
    here = [tables[table].at(words, at) for table, applies in apply.items() if applies]
    return max((found for found in here if found is not None), key=lambda found: found[0], default=None)


@cache
def _abbreviations() -> dict[str, Lookup[Words]]:
    data = lexicon("abbreviations")
    return {table: Lookup(_ways(data[table]), exact=True) for table in ("anywhere", "begin", "department")}


def _ways(table: dict[str, str]) -> Iterable[tuple[str, Words]]:
    """Each abbreviation as listed and, where it has several words, written as one."""
    for short, full in table.items():
        yield short, plain_words(full)
        if " " in short and not any(part in _SPOKEN for part in short.split()):
            yield short.replace(" ", ""), plain_words(full)


#: Words of abbreviations that are said in full, so that nobody writes them together with letters.
_SPOKEN = frozenset(
    ["viện", "ngân", "hàng", "kho", "bạc", "bảo", "hiểm", "quân", "sự", "tỉnh", "thành", "ủy", "bộ", "nông", "tài"]
)


def _numbered(words: Sequence[Word], at: int, before: Sequence[Word]) -> Word:
    """ "khu vực V" and "khu vực 5" are one."""
    word = words[at]
    is_number = set(word.bare) <= set(_ROMAN) and bare(before[-2:]) == ("khu", "vuc")
    return _word(str(_roman(word.bare))) if is_number else word


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
