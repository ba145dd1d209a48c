"""Two plans side by side: what both ask, what only one asks, where their targets differ.

Things are matched by their words, folded to syllables without accents: two provinces that copy one list of the
Government write it with other accents, other abbreviations of the province and a word more or less.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise
from math import log

from dondoc.lib.text import fold
from dondoc.plans.rules.text import number_key

#: Raised with every change of what is alike, so that nobody is shown what an older rule found.
RULE = 1

#: From this likeness on, two names are the same indicator (see the real lists in its test).
SAME_INDICATOR = 0.62
#: From this likeness on, two tasks are worth showing side by side.
ALIKE_TASK = 0.4

#: The rarest grams of a text that are looked up; the rest would find the same texts again.
_PROBES = 12
#: A gram that stands in more texts than this says nothing about any of them.
_COMMON = 40
#: Found texts that are weighed exactly.
_WEIGHED = 5

_SYLLABLE = re.compile(r"[^\W_]+")
#: Short forms that one plan writes and the other spells out.
_SPELLED = {
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "cchc": "cai cach hanh chinh",
    "cntt": "cong nghe thong tin",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
}
_RANKS = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\s+(?:tinh|thanh pho|tp\.?|huyen|thi xa|phuong|xa)?\s*"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Places in the two lists, and how alike the words are: 0 nothing, 1 the same."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: operator and value for a year."""

    year: int | None
    op: str
    value: Decimal


def pair_alike(ones: Sequence[str], others: Sequence[str], *, least: float) -> list[Pair]:
    """The likeliest pairs of at least that likeness, each text in one pair at most, in the order of `ones`.

    An inverted index of the rarer grams finds what is worth weighing, so the cost grows with the number of texts,
    not with its square.
    """
    one_words, other_words = [_words(text) for text in ones], [_words(text) for text in others]
    grams = [_grams(words) for words in [*one_words, *other_words]]
    weights = _weights(grams)
    texts = [Text(found, sum(map(weights.__getitem__, found))) for found in grams]
    one_texts, other_texts = texts[: len(ones)], texts[len(ones) :]
    index: dict[str, list[int]] = defaultdict(list)
    exact: dict[str, list[int]] = defaultdict(list)
    for place, (words, text) in enumerate(zip(other_words, other_texts, strict=True)):
        exact[words].append(place)
        for gram in text.grams:
            index[gram].append(place)
    pairs: list[Pair] = []
    for place, (words, text) in enumerate(zip(one_words, one_texts, strict=True)):
        for other in dict.fromkeys([*exact.get(words, ())[:_COMMON], *_candidates(text.grams, index)]):
            if _may_reach(text, other_texts[other], least):
                share = likeness(text, other_texts[other], weights)
                pairs += [Pair(place, other, share)] if share >= least else []
    return sorted(_each_once(pairs), key=lambda pair: pair.one)


@dataclass(frozen=True, slots=True)
class Text:
    """The syllables of a text and each two that follow one another: single ones mean little in Vietnamese."""

    grams: frozenset[str]
    #: The weight of all of them.
    weight: float


def likeness(one: Text, other: Text, weights: Mapping[str, float]) -> float:
    """The weight of what both have in the mean weight of the two (Dice), from 0 to 1."""
    total = one.weight + other.weight
    return 2 * sum(map(weights.__getitem__, one.grams & other.grams)) / total if total else 0.0


def _may_reach(one: Text, other: Text, least: float) -> bool:
    """Whether the lighter text could be alike enough if the heavier held all of it."""
    return 2 * min(one.weight, other.weight) >= least * (one.weight + other.weight)


def _words(text: str) -> str:
    return " ".join(_SPELLED.get(word, word) for word in _SYLLABLE.findall(fold(text)))


def _grams(words: str) -> frozenset[str]:
    syllables = words.split()
    return frozenset(syllables).union(map(" ".join, pairwise(syllables)))


def _weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """A gram weighs the less, the more texts have it."""
    counts = Counter(chain.from_iterable(texts))
    return {gram: log(1 + len(texts) / count) for gram, count in counts.items()}


def _candidates(grams: frozenset[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """Those that share most of the rarest grams."""
    rare = sorted((len(found), gram) for gram in grams if (found := index.get(gram)) and len(found) <= _COMMON)
    shared = Counter(chain.from_iterable(index[gram] for _, gram in rare[:_PROBES]))
    return [place for place, _ in shared.most_common(_WEIGHED)]


def _each_once(pairs: Iterable[Pair]) -> list[Pair]:
    taken_ones: set[int] = set()
    taken_others: set[int] = set()
    kept = []
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, abs(pair.one - pair.other), pair.one, pair.other)):
        if pair.one not in taken_ones and pair.other not in taken_others:
            taken_ones.add(pair.one)
            taken_others.add(pair.other)
            kept.append(pair)
    return kept


def goals_differ(ones: Sequence[Goal], others: Sequence[Goal]) -> bool:
    """Whether the targets say different things: in a year that both name, else each in its last year.

    A target on one side only is a difference; none on either side is not.
    """
    if not ones or not others:
        return bool(ones) != bool(others)
    one_years, other_years = _by_year(ones), _by_year(others)
    common = one_years.keys() & other_years.keys()
    if common:
        return any(one_years[year] != other_years[year] for year in common)
    return one_years[max(one_years)] != other_years[max(other_years)]


def _by_year(goals: Sequence[Goal]) -> dict[int, tuple[str, Decimal]]:
    return {goal.year or 0: (goal.op, goal.value) for goal in goals}


@dataclass(frozen=True, slots=True)
class Carried:
    """A document that a plan carries out; the year is None where the plan does not date it."""

    plan: int
    number: str
    year: int | None


def common_documents(carried: Iterable[Carried]) -> dict[str, list[int]]:
    """Documents that several plans carry out, each with those plans in the order given.

    Numbers begin anew each year: 02/NQ-CP of 2021 is not that of 2024. One that a plan does not date is taken for
    the only one of its number that the others date, else it stands for itself.
    """
    rows = list(carried)
    years: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        years[number_key(row.number)] |= {row.year} if row.year else set()
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for row in rows:
        number = number_key(row.number)
        year = row.year or (min(years[number]) if len(years[number]) == 1 else None)
        found[f"{number} ({year})" if year else number][row.plan] = None
    return {document: list(plans) for document, plans in found.items() if len(plans) > 1}


def place_of_issuer(issuer: str) -> str:
    """The province's own name out of its issuer's: "UBND tỉnh Bắc Giang" is "Bắc Giang"; else all of it."""
    cut = _RANKS.match(fold(issuer))
    # `fold` keeps the number of signs of composed text without outer or double blanks.
    words = " ".join(issuer.split())
    return words[cut.end() :] or words if cut and len(fold(words)) == len(words) else words
