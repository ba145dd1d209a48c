"""A public door of the reader: how a phrase that names agencies is parted into the names that stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.extraction.grammar.agencies import agency_words, every_list
from dondoc.extraction.grammar.tokens import tokenize
from dondoc.extraction.grammar.words import squeeze


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an agency, or of many, that stands in the phrase from `start` to before `end`."""

    start: int
    end: int
    #: The words there, after those that a head said before lends: "XD" of "các Sở: TN&MT, XD" is "Sở XD".
    text: str
    #: Whether the reader takes it for one body, not for a collective.
    definite: bool


@dataclass(frozen=True, slots=True)
class Parted:
    """A phrase in one Unicode form and with single blanks, and the names in it, in order."""

    phrase: str
    names: tuple[Name, ...]

    @property
    def between(self) -> tuple[str, ...]:
        """What stands before, between and after the names."""
        cuts = [0, *(edge for name in self.names for edge in (name.start, name.end)), len(self.phrase)]
        return tuple(self.phrase[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))


def part(phrase: str) -> Parted:
    """The names in a phrase, a cell or a labelled line; none where the reader finds no agency."""
    text = squeeze(phrase)
    listed = every_list(tokenize(text), text)
    agencies = (agency for found in listed for agency in found.agencies)
    return Parted(text, tuple(Name(each.start, each.end, each.text, each.definite) for each in agencies))


def known_words() -> frozenset[str]:
    """Every word, small, that a known agency's name holds or that stands between names."""
    return agency_words()
