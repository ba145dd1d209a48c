"""The agency's own name: one known in full, a head with its field or capitals, or a collective."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.extraction.grammar.agencies.capitals import capital_run, past_small_word
from dondoc.extraction.grammar.agencies.collectives import collective
from dondoc.extraction.grammar.agencies.vocabulary import vocabulary
from dondoc.extraction.grammar.tokens import Token


def own_name(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The name at `at`: the place after it, and "name" or the group of a collective. The longest wins."""
    grouped = collective(tokens, at)
    named = (vocabulary().names.match(tokens, at), _part(tokens, at), _headed(tokens, at))
    candidates = [(after, "name") for after in named if after is not None]
    if grouped is not None:
        candidates.insert(0, grouped)
    return max(candidates, key=lambda candidate: candidate[0], default=None)


def is_common_noun(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Whether the words are a field of work, not an agency: "báo cáo", "thuế suất", "thanh tra, kiểm tra"."""
    bare = " ".join(token.word for token in tokens[at:after])
    return bare in vocabulary().nouns and not tokens[at].capital


def _part(tokens: Sequence[Token], at: int) -> int | None:
    """ "Chi nhánh Ngân hàng Chính sách xã hội": a part of a body whose name is known."""
    begun = vocabulary().parts.match(tokens, at)
    return vocabulary().names.match(tokens, begun) if begun is not None else None


def _headed(tokens: Sequence[Token], at: int) -> int | None:
    """A head whose own name follows in capitals or as a field of government: "Sở Tài chính"."""
    words = vocabulary()
    if [token.word for token in tokens[at : at + 2]] == ["tổ", "chức"]:
        return None
    head = words.heads.match(tokens, at)
    while head is not None and head > at:
        named = head < len(tokens) and (tokens[head].capital or tokens[at].capital)
        field = words.fields.match(tokens, head) if named else None
        after = field if field is not None else capital_run(tokens, head)
        if after is not None and tokens[at].word in words.company_begins:
            after = past_small_word(tokens, after)
        if after is not None and after > head:
            return after
        head = head - 1 if head - at > 1 else None
    return None
