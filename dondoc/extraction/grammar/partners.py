"""Whom a doer works with: the agencies after "phối hợp với", where the working-with is the doer's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dondoc.extraction.grammar.agencies import AgencyList, read_list
from dondoc.extraction.grammar.tokens import Phrases, Token
from dondoc.extraction.lexicon import load

#: At most so many words stand between "phối hợp" and the first agency.
_LINK_TOKENS = 5
#: Words of a clause in which somebody is told are looked back over at most.
_CLAUSE_TOKENS = 60


@dataclass(frozen=True, slots=True)
class Partners:
    """The agencies as written, each once, and the words they came from."""

    names: tuple[str, ...] = ()
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    links: frozenset[str]
    own_before: frozenset[str]
    tells: Phrases


@cache
def _words() -> _Words:
    data = load("verbs")
    last_words = frozenset(phrase.rpartition(" ")[2] for phrase in data["own_before_with"])
    return _Words(frozenset(data["links"]), last_words, Phrases(data["tells"]))


def read_partners(tokens: Sequence[Token], text: str, start: int, subject: AgencyList | None) -> Partners:
    """The agencies that the doer itself works with, anywhere from token `start` on."""
    found: list[str] = []
    phrases: list[str] = []
    at = start
    while at < len(tokens) - 1:
        if not (tokens[at].word == "phối" and tokens[at + 1].word == "hợp") or not _is_own(tokens, at, subject):
            at += 1
            continue
        listed = _after_links(tokens, at + 2, text)
        if listed is None:
            at += 2
            continue
        found.extend(listed.names)
        phrases.append(text[tokens[listed.first].start : tokens[listed.after - 1].end])
        at = listed.after
    return Partners(tuple(dict.fromkeys(found)), "; ".join(phrases))


def _after_links(tokens: Sequence[Token], at: int, text: str) -> AgencyList | None:
    """The list after "phối hợp (chặt chẽ) (với)"."""
    for _ in range(_LINK_TOKENS):
        listed = read_list(tokens, at, text)
        if listed is not None:
            return listed
        if at >= len(tokens) or tokens[at].word not in _words().links:
            return None
        at += 1
    return None


def _is_own(tokens: Sequence[Token], at: int, subject: AgencyList | None) -> bool:
    """Whether the "phối hợp" at `at` is the doer's own: it opens a clause, or follows the doer or an adverb."""
    if at == 0 or (subject is not None and at == subject.after):
        return True
    if _is_told(tokens, at):
        return False
    before = tokens[at - 1].word
    if before == "," and at >= 2 and tokens[at - 2].word == "quản":
        return False
    return before in (",", ";", ".", ":", "-", "(") or before in _words().own_before


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """ "chỉ đạo các cơ sở y tế tích cực phối hợp với …": whoever is told works with them, not the doer."""
    begin = at
    while at - begin < _CLAUSE_TOKENS and begin > 0 and tokens[begin - 1].word not in (",", ";", ".", ":"):
        begin -= 1
    return _words().tells.find(tokens, begin, at) is not None
