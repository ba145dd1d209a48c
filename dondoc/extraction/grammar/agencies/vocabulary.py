"""The words that agencies are named with, ready to be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dondoc.extraction.grammar.tokens import Phrases, Token, tokenize
from dondoc.extraction.lexicon import load


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of ``lexicon/agencies.toml``; what each holds is said there."""

    fields: Phrases
    names: Phrases
    heads: Phrases
    offices: Phrases
    parts: Phrases
    belongs: Phrases
    relative: Phrases
    branch: Phrases
    duty_begins: Phrases
    #: Word of a collective → its group: "sở" → "governing".
    groups: dict[str, str]
    quantifiers: frozenset[str]
    joiners: frozenset[str]
    common: frozenset[str]
    nouns: frozenset[str]
    company_begins: frozenset[str]
    after_name: frozenset[str]
    makes_agency: frozenset[str]
    before_place: frozenset[str]
    still_given: frozenset[str]
    levels: frozenset[str]
    open_head: frozenset[str]


@cache
def first_words() -> frozenset[str]:
    """The words that an agency may begin with, a head said before left aside."""
    words = vocabulary()
    named = (words.names, words.heads, words.offices, words.parts)
    groups = {group_word.partition(" ")[0] for group_word in words.groups}
    return words.quantifiers.union(groups, *(phrases.first_words for phrases in named))


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    data = load("agencies")
    tails, small = data["tails"], {key: frozenset(words) for key, words in data["small"].items()}
    return Vocabulary(
        fields=Phrases(data["fields"]),
        names=Phrases(data["names"]),
        heads=Phrases(data["heads"]),
        offices=Phrases(data["offices"]),
        parts=Phrases(data["parts"]),
        belongs=Phrases(tails["belongs"]),
        relative=Phrases(tails["relative"]),
        branch=Phrases(tails["branch"]),
        duty_begins=Phrases(tails["duty_begins"]),
        groups={word: group for group, words in data["collectives"].items() for word in words},
        **small,
    )


def begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether another agency may begin at the token."""
    words = vocabulary()
    return tokens[at].word in words.quantifiers or bool(words.heads.match(tokens, at) or words.names.match(tokens, at))


@cache
def agency_words() -> frozenset[str]:
    """Every word that a known agency's name, office or tail holds, and those that stand between names."""
    data = load("agencies")
    listed = [*data["fields"], *data["names"], *data["heads"], *data["offices"], *data["tails"]["belongs"]]
    listed += [word for words in data["collectives"].values() for word in words]
    return frozenset(token.word for phrase in listed for token in tokenize(phrase)) | frozenset(data["between"])
