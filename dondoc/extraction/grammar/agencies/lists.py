"""Agencies that stand together, parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dondoc.extraction.grammar.agencies.collectives import after_joiner, collective
from dondoc.extraction.grammar.agencies.names import is_common_noun, own_name
from dondoc.extraction.grammar.agencies.tails import after_relative_clause, after_tails
from dondoc.extraction.grammar.agencies.vocabulary import first_words, vocabulary
from dondoc.extraction.grammar.tokens import Token, after_brackets, tokenize

#: Characters that hold the first words of any agency's name.
_OPENING = 60
#: A remark in brackets inside a list is no longer than this.
_ASIDE_TOKENS = 20


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as written: where it stands, and the words that a head said before lends it."""

    start: int
    end: int
    text: str
    #: Whether it names one body, not a collective or "the units concerned".
    definite: bool = False
    #: Whether it is a common noun that is an agency only where the sentence makes it one.
    common: bool = False


@dataclass(frozen=True, slots=True)
class AgencyList:
    """Agencies that stand together: tokens from `first` to before `after`."""

    agencies: tuple[Agency, ...]
    first: int
    after: int

    @property
    def names(self) -> tuple[str, ...]:
        """The agencies as written."""
        return tuple(agency.text for agency in self.agencies)


def split_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a cell or labelled line, all of whose words should be agencies."""
    return tuple(name for listed in every_list(tokenize(text), text) for name in listed.names)


def every_list(tokens: Sequence[Token], text: str, start: int = 0) -> Iterator[AgencyList]:
    """The lists of agencies that stand anywhere from token `start` on, one after another."""
    at = start
    while at < len(tokens):
        listed = read_list(tokens, at, text)
        if listed is not None:
            yield listed
        at = at + 1 if listed is None else listed.after


class _Entry(NamedTuple):
    """One agency of a list, the place after it, and whether only a head said before makes it one."""

    agency: Agency
    after: int
    is_lent: bool = False


def read_list(tokens: Sequence[Token], start: int, text: str) -> AgencyList | None:
    """The longest list of agencies that begins at token `start`, or None."""
    agencies: list[Agency] = []
    at = start
    lends_head = ""
    entry = _entry(tokens, start, text, "")
    while entry is not None:
        agency, at, _ = entry
        if at < len(tokens) and tokens[at].word == ":" and _is_open_head(agency.text):
            lends_head = _open_head(agency.text)
            entry = _entry(tokens, at + 1, text, lends_head)
            if entry is not None:
                continue
        lends_head = lends_head or _lent_head(agency.text)
        entry = _next_entry(tokens, at, text, lends_head)
        agencies.append(_one_of_several(agency) if entry is not None and entry.is_lent else agency)
    return AgencyList(tuple(agencies), start, at) if agencies else None


def _next_entry(tokens: Sequence[Token], at: int, text: str, lends_head: str) -> _Entry | None:
    """The next agency, after a joiner and perhaps a remark ("Ban Dân tộc (Sở Nội vụ), …"); None at the list's end."""
    for end in (at, after_brackets(tokens, at, _ASIDE_TOKENS)):
        following = after_joiner(tokens, end) if end is not None else None
        entry = _entry(tokens, following, text, lends_head) if following is not None else None
        if entry is not None:
            return entry
    return None


def _is_open_head(name: str) -> bool:
    """ "Các sở", "Các sở, ngành", "Giám đốc các Sở": what a colon can follow to list their names."""
    words = name.lower().replace(",", " ").split()
    return "sở" in words and all(word in vocabulary().open_head for word in words)


def _open_head(name: str) -> str:
    return "Giám đốc Sở " if name.lower().startswith("giám đốc") else "Sở "


def _lent_head(name: str) -> str:
    return "Sở " if name.startswith(("Sở ", "sở ", *_SEVERAL)) and not _is_open_head(name) else ""


_SEVERAL = ("Các Sở ", "các Sở ", "Các sở ", "các sở ")


def _one_of_several(agency: Agency) -> Agency:
    """ "Các Sở Tài chính, Xây dựng": the first that the head serves is an agency like those after it."""
    bare = agency.text[len(_SEVERAL[0]) :]
    several = agency.text.startswith(_SEVERAL) and bare[:1].isupper()
    return replace(agency, text=f"Sở {bare}", definite=True) if several else agency


def _entry(tokens: Sequence[Token], start: int, text: str, lends_head: str) -> _Entry | None:
    """One agency at `start` with the place after it."""
    if start >= len(tokens):
        return None
    if tokens[start].word not in first_words():
        return _lent(tokens, start, text, lends_head)
    counted = _after_quantifier(tokens, start)
    office = vocabulary().offices.match(tokens, counted)
    at = counted if office is None else _after_quantifier(tokens, office)
    named = own_name(tokens, at) if at < len(tokens) else None
    if named is None and at != counted:
        at, office = counted, None
        named = own_name(tokens, at)
    if named is None:
        return _lent(tokens, start, text, lends_head)
    name_end, kind = named
    after = after_tails(tokens, name_end)
    if after == name_end and office is None and is_common_noun(tokens, at, name_end):
        return None
    if kind in ("bodies", "governing"):
        after = after_relative_clause(tokens, after)
    bare = " ".join(token.word for token in tokens[at:after])
    begin, end = tokens[start].start, tokens[after - 1].end
    return _Entry(Agency(begin, end, text[begin:end], kind == "name", bare in vocabulary().common), after)


def _after_quantifier(tokens: Sequence[Token], at: int) -> int:
    """The place after "các", where the name or the office of who heads it begins."""
    return at + (at < len(tokens) and tokens[at].word in vocabulary().quantifiers)


def _lent(tokens: Sequence[Token], start: int, text: str, lends_head: str) -> _Entry | None:
    """A bare field or abbreviation after a head that was said before: "Sở Tài chính, Xây dựng"."""
    if not lends_head or not tokens[start].capital:
        return None
    after = vocabulary().fields.match(tokens, start)
    if after is None:
        return None
    begin, end = tokens[start].start, tokens[after - 1].end
    return _Entry(Agency(begin, end, lends_head + text[begin:end], definite=True), after, is_lent=True)


def opens_agency(text: str) -> bool:
    """Whether the text begins as an agency's name does, be it cut short by the end of a line."""
    tokens = tokenize(text[:_OPENING])
    if not tokens:
        return False
    words = vocabulary()
    at = 1 if tokens[0].word in words.quantifiers and len(tokens) > 1 else 0
    if words.offices.match(tokens, at) is not None and tokens[0].capital:
        return True
    named = words.names.match(tokens, at) or words.heads.match(tokens, at) or collective(tokens, at)
    return bool(named) and (tokens[0].capital or at == 1)
