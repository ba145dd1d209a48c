"""Who must do what a paragraph says: its lead and coordinating agencies, read from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dondoc.extraction.grammar.agencies import AgencyList, every_list
from dondoc.extraction.grammar.partners import Partners, read_partners
from dondoc.extraction.grammar.subjects import duty_after_opening, duty_at, opening_list, read_subject
from dondoc.extraction.grammar.tokens import Token, tokenize
from dondoc.extraction.lexicon import any_of, load

#: A head is short: longer before a colon is a sentence that goes on to list.
_HEAD_TOKENS = 90
#: At most so many unknown words end the name of a head's last agency.
_UNKNOWN_TOKENS = 9
#: At most so many words that are no duty follow the agencies that a head's lead works with.
_REST_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Doers:
    """What a paragraph says of who does it."""

    lead: tuple[str, ...] = ()
    #: Said in the head ("Sở X phối hợp với Y:") and so of all below it.
    head_coordinating: tuple[str, ...] = ()
    #: Said in the sentence itself.
    coordinating: tuple[str, ...] = ()
    #: Where the duty's own words begin: after an agency head and its colon, else 0.
    text_start: int = 0
    #: Whether agencies are all that the paragraph says.
    only_head: bool = False
    phrases: dict[str, str] = field(default_factory=dict)
    #: Whether the lead's last name was taken to the colon though its words are not known.
    guessed: bool = False


@lru_cache(maxsize=1024)
def read_doers(text: str) -> Doers:
    """The doers of a paragraph without its marker."""
    tokens = tokenize(text)
    if not tokens:
        return Doers()
    return _head(tokens, text) or _sentence(tokens, text)


def begins_duty(text: str) -> bool:
    """Whether the first words are those that a duty begins with ("Tăng cường …", "Rà soát …")."""
    return duty_at(tokenize(text[:80]), 0)


def tells_to_do(text: str) -> bool:
    """Whether the words tell to do something: they begin with a duty, perhaps after an opening clause."""
    tokens = tokenize(text)
    return duty_at(tokens, 0) or duty_after_opening(tokens)


def _sentence(tokens: Sequence[Token], text: str) -> Doers:
    subject = read_subject(tokens, text)
    partners = read_partners(tokens, text, 0, subject)
    lead = subject.names if subject else ()
    return Doers(lead, (), partners.names, phrases=_phrases(tokens, text, subject, partners))


def _phrases(tokens: Sequence[Token], text: str, lead: AgencyList | None, partners: Partners) -> dict[str, str]:
    """The words that the roles came from, by role."""
    phrases = {"coordinating": partners.phrase} if partners.phrase else {}
    if lead is not None:
        phrases["lead"] = text[tokens[lead.first].start : tokens[lead.after - 1].end]
    return phrases


def _head(tokens: Sequence[Token], text: str) -> Doers | None:
    """An agency head: agencies alone on the line, or up to a colon that the duty follows."""
    listed = opening_list(tokens, text)
    if listed is None:
        return None
    colon = next((at for at in range(listed.after, min(len(tokens), _HEAD_TOKENS)) if tokens[at].word == ":"), None)
    end = len(tokens) if colon is None else colon
    between = tokens[listed.after : end]
    if between and not _is_head_tail(tokens, listed, end, text):
        return None
    guessed = bool(between) and not _names_roles(between)
    head_partners = read_partners(tokens[:end], text, listed.after, listed)
    own = read_partners(tokens, text, end + 1, None) if colon is not None else Partners()
    start = len(text) if colon is None else tokens[colon].end
    start += len(text[start:]) - len(text[start:].lstrip())
    return Doers(
        lead=_to_colon(listed, text, tokens[end - 1].end) if guessed else listed.names,
        head_coordinating=head_partners.names,
        coordinating=own.names,
        text_start=start,
        only_head=start >= len(text),
        phrases=_phrases(tokens, text, listed, head_partners if head_partners.names else own),
        guessed=guessed,
    )


def _to_colon(listed: AgencyList, text: str, end: int) -> tuple[str, ...]:
    """The names, the last one with the unknown words up to the colon."""
    return (*listed.names[:-1], text[listed.agencies[-1].start : end])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words after a head's agencies: a whole tail, the beginning of a role, and of working with others."""
    return (
        re.compile(rf"(?:, )?{any_of('verbs', 'head_tails')}"),
        re.compile(rf"(?:,? ?{any_of('verbs', 'head_roles')})"),
        re.compile(rf"(?:(?:, )?{any_of('verbs', 'head_leads')} ?,? ?(?:và )?)?phối hợp"),
    )


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.word for token in tokens)


def _names_roles(between: Sequence[Token]) -> bool:
    return _patterns()[1].match(_joined(between)) is not None


def _is_head_tail(tokens: Sequence[Token], listed: AgencyList, end: int, text: str) -> bool:
    """Whether the words after the agencies still belong to a head: "chủ trì, phối hợp với …", a longer name."""
    between = tokens[listed.after : end]
    if any(token.word in (".", ";") for token in between):
        return False
    tail, _, works_with = _patterns()
    words = _joined(between)
    if tail.fullmatch(words):
        return True
    if works_with.match(words):
        partners = read_partners(tokens[:end], text, listed.after, listed)
        return bool(partners.names) and _ends_with_agencies(tokens, listed.after, end, text)
    unknown = len(_without_brackets(between)) <= _UNKNOWN_TOKENS
    goes_on = not between[0].capital and between[0].word != "," and not duty_at(tokens, listed.after)
    return unknown and goes_on and (end < len(tokens) or _names_many(tokens, listed))


def _names_many(tokens: Sequence[Token], listed: AgencyList) -> bool:
    """ "Các doanh nghiệp công nghệ số" alone on the line: a kind of agencies, as the heading over their duties."""
    counted = listed.first == 0 and tokens[0].word == "các" and tokens[0].capital
    return counted and tokens[-1].is_word and len(listed.agencies) == 1


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The words outside of remarks: "doanh nghiệp viễn thông (VNPT, Viettel)" has four."""
    depth = 0
    outside = []
    for token in tokens:
        depth += token.word == "("
        if not depth:
            outside.append(token)
        depth -= token.word == ")" and depth > 0
    return outside


def _ends_with_agencies(tokens: Sequence[Token], start: int, end: int, text: str) -> bool:
    """Whether nothing but a word or two follows the agencies that the lead works with."""
    last = max((listed.after for listed in every_list(tokens[:end], text, start)), default=start)
    if last == end or _joined(tokens[last:end]) in load("verbs")["after_partners"]:
        return True
    return not duty_at(tokens, last) and end - last <= _REST_TOKENS
