"""Mending words that are nobody's: "Sở Sây dựng". A word that is known anywhere is never taken for a slip."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from string import ascii_lowercase

from dondoc.agencies.rules.resolving.words import Word, Words, lexicon, plain_words
from dondoc.extraction.phrases import known_words
from dondoc.lib.text import fold

#: So many words of a name may be slips; a number never is.
_MOST_SLIPS = 2
_MOST_WAYS = 64

#: The accents of a mended word are as they should be.
ANY = ""


def mend(words: Words, vocabulary: frozenset[str]) -> tuple[Words, ...]:
    """The words, each that nobody knows replaced by one that is a letter off, in all ways; none if all are known."""
    strange = [at for at, word in enumerate(words) if _is_strange(word, vocabulary)]
    if not strange or len(strange) > _MOST_SLIPS:
        return ()
    choices = [_near(words[at].bare, vocabulary) if at in strange else (words[at].bare,) for at in range(len(words))]
    return tuple(_way(words, way) for way in islice(product(*choices), _MOST_WAYS))


def _way(words: Words, mended: tuple[str, ...]) -> Words:
    pairs = zip(words, mended, strict=True)
    return tuple(word if word.bare == right else Word(right, ANY) for word, right in pairs)


def _is_strange(word: Word, vocabulary: frozenset[str]) -> bool:
    if word.bare.isdigit() or len(word.bare) < 2:
        return False
    return word.bare not in vocabulary and word.bare not in _national()


@cache
def _national() -> frozenset[str]:
    """Words of names everywhere: one that this book lacks is another name, not a slip."""
    own = [
        phrase for table in ("anywhere", "begin", "department") for phrase in lexicon("abbreviations")[table].values()
    ]
    own += lexicon("names")["offices"]
    return frozenset(map(fold, known_words())) | {word.bare for phrase in own for word in plain_words(phrase)}


def _near(strange: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(set(_edits(strange)) & vocabulary))


def _edits(word: str) -> Iterator[str]:
    """The word with a letter changed, left out or added, or two next to each other swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]
