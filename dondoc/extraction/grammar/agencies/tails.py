"""What goes on with an agency's name: where it sits, what it belongs to, which of its kind are meant."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.extraction.grammar.agencies.capitals import capital_run
from dondoc.extraction.grammar.agencies.collectives import place_collective
from dondoc.extraction.grammar.agencies.vocabulary import begins_name, vocabulary
from dondoc.extraction.grammar.tokens import Token

#: Last words of bodies that a number follows: "Tổ công tác 22", "Ban Chỉ đạo 138", "khu vực II".
_NUMBERED = frozenset(["tác", "đạo", "vực"])
#: Last words of bodies that somebody has: "Tổ công tác của Chủ tịch UBND tỉnh".
_OWNED = frozenset(["tác", "biệt", "đạo", "đồng"])

_ENDS_CLAUSE = frozenset([".", ":", ";", "để"])


def after_tails(tokens: Sequence[Token], at: int) -> int:
    """The place after all that goes on with the name that ends before `at`."""
    while at < len(tokens):
        grown = _next_tail(tokens, at)
        if grown is None or grown == at:
            return at
        at = grown
    return at


def _next_tail(tokens: Sequence[Token], at: int) -> int | None:
    words = vocabulary()
    before = tokens[at - 1].word
    if tail := _place(tokens, at) or words.belongs.match(tokens, at) or words.branch.match(tokens, at):
        return tail
    if tokens[at].capital and before in words.before_place:
        run = None if begins_name(tokens, at) else capital_run(tokens, at)
        if run is not None:
            return run
    if before in _NUMBERED and _is_numeral(tokens[at]):
        return at + 1
    if [token.word for token in tokens[at - 3 : at]] == ["có", "chức", "năng"]:
        return _clause_end(tokens, at)
    if tokens[at].word == "của" and before in _OWNED:
        return _owner(tokens, at + 1)
    return at + 3 if tokens[at].word == "," and _level_follows(tokens, at) else None


def _is_numeral(token: Token) -> bool:
    return token.word.isdigit() or (token.capital and set(token.word) <= set("ivx"))


def _clause_end(tokens: Sequence[Token], at: int) -> int | None:
    """ "các sở có chức năng kiểm tra chuyên ngành:": to the colon or comma, if it is near."""
    near = range(at, min(len(tokens), at + 8))
    return next((place for place in near if tokens[place].word in (":", ",")), None)


def _owner(tokens: Sequence[Token], at: int) -> int | None:
    """ "của Chủ tịch UBND tỉnh": the end of the owner's name."""
    owner = vocabulary().offices.match(tokens, at) or at
    named = vocabulary().names.match(tokens, owner) if owner < len(tokens) else None
    return after_tails(tokens, named) if named else None


def _level_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "cấp huyện, cấp xã" goes on; "UBND cấp huyện, UBND cấp xã" does not."""
    ahead = [token.word for token in tokens[at - 2 : at + 3]]
    parted = at >= 2 and len(ahead) == 5 and ahead[0] == "cấp" and ahead[3] == "cấp"
    return parted and ahead[4] in vocabulary().levels


def _place(tokens: Sequence[Token], at: int) -> int | None:
    """ "các huyện, thành phố (Nam Định)", "tỉnh Bắc Giang" after a name."""
    begun = at
    if tokens[at].word == "các" and at + 1 < len(tokens):
        at += 1
    places = place_collective(tokens, at)
    if places is None:
        return None
    after = places[0]
    named = after < len(tokens) and tokens[after].capital and not begins_name(tokens, after)
    run = capital_run(tokens, after) if named else None
    return run or (after if after > begun else None)


def after_relative_clause(tokens: Sequence[Token], at: int) -> int:
    """ "được giao chủ trì thực hiện các nhiệm vụ … Kế hoạch này": up to the verb of the duty, else `at`."""
    words = vocabulary()
    begun = words.relative.match(tokens, at)
    if begun is None:
        return at
    for place in range(begun + 1, min(len(tokens), at + 40)):
        if tokens[place].word in _ENDS_CLAUSE:
            return place
        begins = words.duty_begins.match(tokens, place) is not None
        own_verb = place >= begun + 3 and tokens[place - 1].word not in words.still_given
        if begins and (tokens[place].word == "có" or own_verb):
            return place - (tokens[place - 1].word == ",")
    return at
