"""Agencies that a name which is nobody's may have meant, for a person to choose from."""

from __future__ import annotations

from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.result import MOST_CANDIDATES, Key
from dondoc.agencies.rules.resolving.synonyms import official, without_office
from dondoc.agencies.rules.resolving.words import bare, read_words

#: At least so much of the words of both must be common.
_LEAST = 0.34
#: Agencies that have none of the so many rarest words of the text are no guesses.
_TELLING = 3


def guesses(text: str, index: Index) -> tuple[Key, ...]:
    """At most five agencies by how many words they share with the text, the rarer words counting more."""
    words = read_words(text)
    core = frozenset(bare(official(index.home.part(without_office(words) or words).core)))
    telling = sorted(core & index.rarity.keys(), key=lambda word: (-index.rarity[word], word))[:_TELLING]
    scored: dict[Key, float] = {}
    for key, form in (each for word in telling for each in index.by_word[word]):
        likeness = _likeness(core, form, index)
        if likeness >= max(_LEAST, scored.get(key, 0.0)):
            scored[key] = likeness
    return tuple(sorted(scored, key=lambda key: (-scored[key], index.order[key]))[:MOST_CANDIDATES])


def _likeness(one: frozenset[str], other: frozenset[str], index: Index) -> float:
    weight = index.rarity
    return sum(weight[word] for word in one & other) / sum(weight.get(word, 1.0) for word in one | other)
