"""A phrase parted into its names; neighbours that only together are a collective stay together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dondoc.agencies.rules.resolving.words import lexicon, plain_words
from dondoc.extraction.phrases import Name, part


@dataclass(frozen=True, slots=True)
class Parting:
    """The names of a phrase, and the words beside them that cannot be left aside."""

    names: tuple[str, ...]
    strange: str
    has_definite: bool


def part_phrase(phrase: str) -> Parting:
    """The names in the phrase."""
    parted = part(phrase)
    beside = [between for between in parted.between if any(word.bare not in _beside() for word in plain_words(between))]
    names = _together(parted.phrase, parted.names)
    return Parting(names, " … ".join(text.strip(" ,;.:()-–") for text in beside), any(n.definite for n in parted.names))


def _together(phrase: str, names: tuple[Name, ...]) -> tuple[str, ...]:
    """ "các sở, ngành, địa phương liên quan": collectives up to the next "các" are one."""
    runs: list[tuple[int, int, str, bool]] = []
    for name in names:
        goes_on = bool(runs) and not name.definite and not runs[-1][3] and not _begins_anew(name.text)
        if goes_on:
            begin = runs[-1][0]
            runs[-1] = (begin, name.end, phrase[begin : name.end], False)
        else:
            runs.append((name.start, name.end, name.text, name.definite))
    return tuple(text for _, _, text, _ in runs)


def _begins_anew(text: str) -> bool:
    first = plain_words(text)[:1]
    return bool(first) and first[0].full in ("các", "những")


@cache
def _beside() -> frozenset[str]:
    listed: list[str] = lexicon("names")["beside"]["words"]
    return frozenset(word.bare for each in listed for word in plain_words(each))
