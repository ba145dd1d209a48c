"""Words that stand for many agencies: "sở, ban, ngành", "cơ quan và đơn vị", "huyện, thành phố"."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.extraction.grammar.agencies.vocabulary import vocabulary
from dondoc.extraction.grammar.tokens import Token

#: Heads that name one body when a capital follows: "Sở Tài chính", "Ban Quản lý …".
_NAMED_HEADS = frozenset(["sở", "ban", "bộ", "hội", "ủy"])


def collective(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """A run of words of one group at `at`: the place after it and the group."""
    group = _group_at(tokens, at)
    if group is None or (group != "places" and _is_named(tokens, at)):
        return None
    after = at
    cursor: int | None = at
    while cursor is not None and cursor < len(tokens):
        taken = _group_word(tokens, cursor, group, first=cursor == at)
        if taken is None:
            break
        after = taken
        cursor = after_joiner(tokens, after)
    if after == at or _is_verb(tokens, at, after) or _is_noun(tokens, at, after, group):
        return None
    return _with_bodies(tokens, at, after, group), group


def place_collective(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """As `collective`, of places alone: "huyện, thành phố", "thị xã"."""
    return collective(tokens, at) if _group_at(tokens, at) == "places" else None


def after_joiner(tokens: Sequence[Token], at: int) -> int | None:
    """The place after ",", ";", "và", ", và" at `at`, or None."""
    begun = at
    while at < len(tokens) and tokens[at].word in vocabulary().joiners and at - begun < 2:
        at += 1
    return at if at > begun else None


def _group_at(tokens: Sequence[Token], at: int) -> str | None:
    groups = vocabulary().groups
    group = groups.get(tokens[at].word)
    if group is None and at + 1 < len(tokens):
        group = groups.get(f"{tokens[at].word} {tokens[at + 1].word}")
    return group


def _is_verb(tokens: Sequence[Token], at: int, after: int) -> bool:
    """ "Tổ chức" opens a duty; "các tổ chức" and "cơ quan, tổ chức" are agencies."""
    counted = at > 0 and tokens[at - 1].word in vocabulary().quantifiers
    return after - at == 2 and tokens[at].word == "tổ" and not counted


def _is_noun(tokens: Sequence[Token], at: int, after: int, group: str) -> bool:
    """ "đồng bộ", "liên ngành": a lone word is an agency only after "các" or where its name goes on."""
    if group != "governing" or after - at > 1:
        return False
    words = vocabulary()
    counted = at > 0 and tokens[at - 1].word in words.quantifiers | words.makes_agency
    ends = after >= len(tokens) or tokens[after].word in (",", ";", ":", "và", ".")
    goes_on = after < len(tokens) and words.belongs.match(tokens, after) is not None
    return not counted and not (tokens[at].capital and ends) and not goes_on


def _with_bodies(tokens: Sequence[Token], at: int, after: int, group: str) -> int:
    """ "các sở, cơ quan thuộc UBND tỉnh" is one collective where "sở" stands alone."""
    lone = group == "governing" and after == at + 1
    if not lone or [token.word for token in tokens[after : after + 3]] != [",", "cơ", "quan"]:
        return after
    return after + 3 if vocabulary().belongs.match(tokens, after + 3) else after


def _group_word(tokens: Sequence[Token], at: int, group: str, *, first: bool) -> int | None:
    """The place after a word of the group at `at`."""
    words = vocabulary()
    for size in (2, 1):
        phrase = " ".join(token.word for token in tokens[at : at + size])
        belongs = at + size <= len(tokens) and words.groups.get(phrase) == group
        if belongs and (group == "places" or not _is_named(tokens, at)):
            return at + size
    bare_unit = tokens[at].word == "đơn" and group == "governing" and not first
    if bare_unit and at + 1 < len(tokens) and tokens[at + 1].word == "vị" and _is_bare(tokens, at + 2):
        return at + 2
    return None


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (
        vocabulary().belongs.match(tokens, at) is None and tokens[at].word not in ("được", "có")
    )


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at].word in _NAMED_HEADS
