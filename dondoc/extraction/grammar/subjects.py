"""The agencies that a sentence makes its doers: "Sở X tổng hợp …", "Trên cơ sở …, Sở X tổng hợp …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dondoc.extraction.grammar.agencies import AgencyList, read_list
from dondoc.extraction.grammar.tokens import Phrases, Token, after_brackets
from dondoc.extraction.lexicon import load

#: An opening clause is no longer than this.
_OPENING_TOKENS = 120
#: An aside before the sentence ("Riêng:", "Thời gian:") ends within so many words.
_ASIDE_TOKENS = 8
_BRACKET_TOKENS = 40


@dataclass(frozen=True, slots=True)
class _Words:
    duties: Phrases
    assignments: Phrases
    adverbials: Phrases
    opening_ends: frozenset[str]
    strong: frozenset[str]
    noun_goes_on: frozenset[str]
    not_of_common: frozenset[str]


@cache
def _words() -> _Words:
    data = load("verbs")
    return _Words(
        duties=Phrases(data["duties"]),
        assignments=Phrases(data["assignments"]),
        adverbials=Phrases(data["adverbials"]),
        opening_ends=frozenset(data["opening_ends"]),
        strong=frozenset(data["strong"]),
        noun_goes_on=frozenset(data["noun_goes_on"]),
        not_of_common=frozenset(data["not_of_common"]),
    )


def duty_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words at the token are those that a duty begins with."""
    return _words().duties.match(tokens, at) is not None


def duty_after_opening(tokens: Sequence[Token]) -> bool:
    """ "Khi có đề nghị của doanh nghiệp, tổ chức đối thoại": whether a duty follows an opening clause."""
    if _words().adverbials.match(tokens, 0) is None:
        return False
    near = range(1, min(len(tokens), _OPENING_TOKENS))
    return any(tokens[at - 1].word == "," and duty_at(tokens, at) for at in near)


def opening_list(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """The agencies that the text begins with, after "Giao", "Đề nghị" and the like."""
    begun = _words().assignments.match(tokens, 0)
    for start in (begun, 0):
        if start is not None and start < len(tokens):
            listed = read_list(tokens, start + (tokens[start].word == ":"), text)
            if listed is not None:
                return listed
    return None


def read_subject(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """The agencies that the sentence makes its doers."""
    listed = opening_list(tokens, text)
    if listed is not None and _does(tokens, listed):
        return listed
    if listed is not None and listed.first == 0:
        return None
    opens = _words().adverbials.match(tokens, 0) is not None and [token.word for token in tokens[:2]] != ["theo", "dõi"]
    has_aside = any(token.word == ":" for token in tokens[:_ASIDE_TOKENS])
    return _after_comma(tokens, text) if opens or has_aside else None


def _after_comma(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """ "Trên cơ sở …, Sở X tổng hợp": the first agencies, not hanging on a preposition, that a duty follows."""
    at, depth = 1, 0
    while at < min(len(tokens), _OPENING_TOKENS):
        word = tokens[at - 1].word
        depth += (word == "(") - (word == ")")
        if word == "." and tokens[at].capital:
            return None
        if depth or not _begins_clause(tokens, at):
            at += 1
            continue
        listed = _clause_subject(tokens, at, text)
        if listed is not None and _does(tokens, listed) and _is_named_or_counted(tokens, listed):
            return listed
        if word == "," and tokens[at].word in _words().strong and duty_at(tokens, at):
            return None
        at = listed.after if listed is not None else at + 1
    return None


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause may begin at the token: after a comma, or where none stands though an opening ends."""
    before = tokens[at - 1].word
    if before not in _words().opening_ends:
        return before in (",", ")", ":")
    return tokens[at].word == "các" or _words().assignments.match(tokens, at) is not None


def _clause_subject(tokens: Sequence[Token], at: int, text: str) -> AgencyList | None:
    begun = _words().assignments.match(tokens, at) if tokens[at - 1].word != ")" else None
    return read_list(tokens, begun if begun is not None and begun < len(tokens) else at, text)


def _is_named_or_counted(tokens: Sequence[Token], listed: AgencyList) -> bool:
    """ "Sở X", "các sở, ngành", "Thủ trưởng …"; a bare "ngành" in the middle of a sentence is a noun."""
    first = tokens[listed.first]
    return listed.agencies[0].definite or first.word == "các" or first.capital or len(listed.agencies) > 2


def _does(tokens: Sequence[Token], listed: AgencyList) -> bool:
    """Whether a duty follows the agencies."""
    at = after_brackets(tokens, listed.after, _BRACKET_TOKENS) or listed.after
    at += at < len(tokens) and tokens[at].word == ","
    if at >= len(tokens):
        return False
    words, following = _words(), tokens[at]
    if following.word == "được" and at + 1 < len(tokens) and tokens[at + 1].word in ("giao", "phân"):
        return True
    if duty_at(tokens, at):
        return not listed.agencies[-1].common or following.word not in words.not_of_common
    definite = any(agency.definite and not agency.common for agency in listed.agencies)
    return definite and following.word not in words.noun_goes_on and not following.capital and following.is_word
