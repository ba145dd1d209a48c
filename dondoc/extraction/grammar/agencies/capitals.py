"""Names that only their capitals tell: "Sở Quy hoạch - Kiến trúc", "Công ty cổ phần Nước sạch Hà Thanh"."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.extraction.grammar.agencies.vocabulary import begins_name, vocabulary
from dondoc.extraction.grammar.tokens import Token

_BETWEEN = frozenset(["và", "-", "–", "các", "&"])


def capital_run(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a run of capitalised words, "và", "-" and "các" between them allowed; None where none begins."""
    after = None
    if [token.word for token in tokens[at : at + 2]] == ["thành", "phố"]:
        return None
    while at < len(tokens):
        if tokens[at].capital or (tokens[at].word.isdigit() and after == at):
            after = at + 1
        elif after is None or not _links_capitals(tokens, at):
            break
        at += 1
    return after


def _links_capitals(tokens: Sequence[Token], at: int) -> bool:
    goes_on = tokens[at].word in _BETWEEN and at + 1 < len(tokens) and tokens[at + 1].capital
    return goes_on and not begins_name(tokens, at + 1)


def past_small_word(tokens: Sequence[Token], at: int) -> int:
    """The end of a firm's or school's name where one small word stands between its capitals, else `at`."""
    if at + 1 >= len(tokens) or not tokens[at].is_word or tokens[at].word in vocabulary().after_name:
        return at
    goes_on = tokens[at + 1].capital and not begins_name(tokens, at + 1)
    return capital_run(tokens, at + 1) or at if goes_on else at
