"""A phrase parted into its names; what only together is a collective stays together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dondoc.agencies.rules.resolving.groups import vocabulary
from dondoc.agencies.rules.resolving.words import lexicon, plain_words
from dondoc.extraction.phrases import Name, part

_BRACKETS = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"[,;]|\s(?:và|-|–)\s")


@dataclass(frozen=True, slots=True)
class Parting:
    """The names of a phrase, and the words beside them that cannot be left aside."""

    names: tuple[str, ...]
    strange: str
    has_definite: bool


def part_phrase(phrase: str) -> Parting:
    """The names in the phrase."""
    parted = part(_BRACKETS.sub(_without_aside, phrase))
    listed = _without_heads(parted.phrase, parted.names)
    names = list(_together(parted.phrase, _with_clauses(parted.phrase, listed)))
    cuts = [0, *(edge for name in names for edge in (name.start, name.end)), len(parted.phrase)]
    between = [parted.phrase[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    strange = [text.strip(" ,;.:()-–") for text in between if not _is_beside(text)]
    return Parting(tuple(name.text for name in names), " … ".join(strange), any(name.definite for name in names))


def _without_aside(found: re.Match[str]) -> str:
    """ "(b/c)", "(đôn đốc, hướng dẫn)" say what is done, not by whom."""
    words = {word.bare for word in plain_words(found[0])}
    return " " if words <= _listed("words") | _listed("bracketed") else found[0]


def _without_heads(phrase: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Các cơ quan: Sở Tài chính, Sở Nội vụ": the two are meant, and no others."""
    heads = [name for name in names[:-1] if not name.definite and phrase[name.end :].lstrip().startswith(":")]
    return tuple(name for name in names if name not in heads)


def _with_clauses(phrase: str, names: tuple[Name, ...]) -> Iterator[Name]:
    """ "các cơ quan được giao thực hiện chức năng thanh tra": the clause belongs to the collective before it."""
    last: Name | None = None
    for name in names:
        clause = _clause(phrase[last.end : name.start]) if last is not None and not last.definite else ""
        if last is not None and clause:
            mark = list(_MARK.finditer(clause))
            last = _until(phrase, last, last.end + mark[-1].start() if mark else name.end)
            if not mark:
                continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        clause = "" if last.definite else _clause(phrase[last.end :])
        yield _until(phrase, last, len(phrase)) if clause else last


def _clause(text: str) -> str:
    """The text if it begins as a clause does that says which of many are meant, or how."""
    words = plain_words(text)
    begins = any(lookup.at(words, 0) for lookup in (vocabulary().clauses, vocabulary().asides))
    return text if begins and not _MARK.match(text) else ""


def _until(phrase: str, name: Name, end: int) -> Name:
    return replace(name, end=end, text=name.text + phrase[name.end : end])


def _together(phrase: str, names: Iterator[Name]) -> Iterator[Name]:
    """ "các sở, ngành, địa phương liên quan": collectives up to the next "các" are one."""
    last: Name | None = None
    for name in names:
        if last is not None and not (name.definite or last.definite or _begins_anew(name.text)):
            last = replace(last, end=name.end, text=phrase[last.start : name.end])
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _begins_anew(text: str) -> bool:
    first = plain_words(text)[:1]
    return bool(first) and first[0].full in ("các", "những")


def _is_beside(text: str) -> bool:
    words = {word.bare for word in plain_words(text)}
    return words <= _listed("words") or (text.rstrip().endswith(":") and words <= _listed("words") | _listed("heads"))


@cache
def _listed(key: str) -> frozenset[str]:
    listed: list[str] = lexicon("names")["beside"][key]
    return frozenset(word.bare for each in listed for word in plain_words(each))
