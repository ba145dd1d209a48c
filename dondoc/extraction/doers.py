"""Who must do what a paragraph says: its lead and coordinating agencies, read from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dondoc.extraction.agencies import AgencyList, read_list
from dondoc.extraction.lexicon import any_of, load
from dondoc.extraction.tokens import Phrases, Token, tokenize

#: A head is short: longer before a colon is a sentence that goes on to list.
_HEAD_TOKENS = 90


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


@dataclass(frozen=True, slots=True)
class _Words:
    duties: Phrases
    assignments: Phrases
    adverbials: Phrases
    own_before_with: frozenset[str]


@cache
def _words() -> _Words:
    data = load("verbs")
    last_words = frozenset(phrase.rpartition(" ")[2] for phrase in data["own_before_with"])
    return _Words(Phrases(data["duties"]), Phrases(data["assignments"]), Phrases(data["adverbials"]), last_words)


@lru_cache(maxsize=1024)
def read_doers(text: str) -> Doers:
    """The doers of a paragraph without its marker."""
    tokens = tokenize(text)
    if not tokens:
        return Doers()
    head = _head(tokens, text)
    if head is not None:
        return head
    subject = _subject(tokens, text)
    lead = subject.names if subject else ()
    coordinating, phrase = _coordinating(tokens, text, 0, subject)
    phrases = {"lead": _slice(tokens, subject, text)} if subject else {}
    if coordinating:
        phrases["coordinating"] = phrase
    return Doers(lead, (), coordinating, 0, False, phrases)


def begins_duty(text: str) -> bool:
    """Whether the first words are those that a duty begins with ("Tăng cường …", "Rà soát …")."""
    return _words().duties.match(tokenize(text[:80]), 0) is not None


def _slice(tokens: Sequence[Token], listed: AgencyList, text: str) -> str:
    return text[tokens[listed.first].start : tokens[listed.after - 1].end]


def _opening_list(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """The agencies that the text begins with, after "Giao", "Đề nghị" and the like."""
    begun = _words().assignments.match(tokens, 0)
    for start in (begun, 0):
        if start is not None and start < len(tokens):
            listed = read_list(tokens, start + (tokens[start].word == ":"), text)
            if listed is not None:
                return listed
    return None


def _head(tokens: Sequence[Token], text: str) -> Doers | None:
    """An agency head: agencies alone on the line, or up to a colon that the duty follows."""
    listed = _opening_list(tokens, text)
    if listed is None:
        return None
    colon = next((at for at in range(listed.after, min(len(tokens), _HEAD_TOKENS)) if tokens[at].word == ":"), None)
    end = len(tokens) if colon is None else colon
    between = [token.word for token in tokens[listed.after : end]]
    if between and not _is_head_tail(tokens, listed, end, text):
        return None
    guessed = bool(between) and not _names_roles(between)
    lead = listed.names
    if guessed:
        last = listed.agencies[-1]
        lead = (*lead[:-1], text[last.start : tokens[end - 1].end])
    coordinating, phrase = _coordinating(tokens[:end], text, listed.after, listed)
    own, own_phrase = _coordinating(tokens, text, end + 1, None) if colon is not None else ((), "")
    phrases = {"lead": _slice(tokens, listed, text)}
    if phrase or own_phrase:
        phrases["coordinating"] = phrase or own_phrase
    start = len(text) if colon is None else tokens[colon].end
    start += len(text[start:]) - len(text[start:].lstrip())
    return Doers(lead, coordinating, own, start, start >= len(text), phrases, guessed)


def _names_roles(between: Sequence[str]) -> bool:
    words = " ".join(between)
    return bool(
        re.match(r"(?:,? ?(?:chủ trì|là cơ quan|thực hiện|có trách nhiệm|chịu trách nhiệm|phối hợp|cùng))", words)
    )


def _is_head_tail(tokens: Sequence[Token], listed: AgencyList, end: int, text: str) -> bool:
    """Whether the words after the agencies still belong to a head: "chủ trì, phối hợp với …", a longer name."""
    start = listed.after
    between = tokens[start:end]
    words = " ".join(token.word for token in between)
    if any(token.word in (".", ";") for token in between):
        return False
    if re.fullmatch(rf"(?:, )?{any_of('verbs', 'head_tails')}", words):
        return True
    if re.match(
        r"(?:(?:, )?(?:chủ trì|là cơ quan (?:chủ trì|đầu mối|thường trực)|chủ động) ?,? ?(?:và )?)?phối hợp", words
    ):
        coordinating, _ = _coordinating(tokens[:end], text, start, listed)
        return bool(coordinating) and _after_list(tokens, start, end, text)
    return (
        _words().duties.match(tokens, start) is None
        and len(between) <= 9
        and end < len(tokens)
        and not between[0].capital
        and tokens[start].word != ","
    )


def _after_list(tokens: Sequence[Token], start: int, end: int, text: str) -> bool:
    """Whether nothing but a word or two follows the agencies that the lead works with."""
    at = start
    last = start
    while at < end:
        listed = read_list(tokens[:end], at, text)
        if listed is None:
            at += 1
        else:
            at = last = listed.after
    rest = " ".join(token.word for token in tokens[last:end])
    return rest in ("", "thực hiện", "có trách nhiệm", "tổ chức thực hiện", "triển khai thực hiện", "triển khai") or (
        _words().duties.match(tokens, last) is None and end - last <= 4
    )


def _subject(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """The agencies that the sentence makes its doers."""
    listed = _opening_list(tokens, text)
    if listed is not None and _does(tokens, listed):
        return listed
    if listed is not None and listed.first == 0:
        return None
    opens = _words().adverbials.match(tokens, 0) is not None and [token.word for token in tokens[:2]] != ["theo", "dõi"]
    if not opens and not _has_aside(tokens):
        return None
    return _subject_after_comma(tokens, text)


def _has_aside(tokens: Sequence[Token]) -> bool:
    return any(token.word == ":" for token in tokens[:8])


#: Words that an opening may end with though no comma follows: "nếu có vướng mắc các cơ quan … báo cáo".
_OPENING_ENDS = frozenset(["mắc", "sinh", "khăn", "hiện", "khai", "này"])


def _is_named_or_counted(tokens: Sequence[Token], listed: AgencyList) -> bool:
    """ "Sở X", "các sở, ngành", "Thủ trưởng …"; a bare "ngành" in the middle of a sentence is a noun."""
    first = listed.agencies[0]
    return (
        first.definite or tokens[listed.first].word == "các" or tokens[listed.first].capital or len(listed.agencies) > 2
    )


def _subject_after_comma(tokens: Sequence[Token], text: str) -> AgencyList | None:
    """ "Trên cơ sở …, Sở X tổng hợp": the first agencies, not hanging on a preposition, that a duty follows."""
    at, depth = 1, 0
    while at < min(len(tokens), 120):
        word = tokens[at - 1].word
        depth += (word == "(") - (word == ")")
        if word == "." and tokens[at].capital:
            return None
        begins_clause = word in (",", ")", ":")
        if depth or not (begins_clause or (word in _OPENING_ENDS and tokens[at].word == "các")):
            at += 1
            continue
        begun = _words().assignments.match(tokens, at) if word in (",", ":") else None
        start = begun if begun is not None and begun < len(tokens) else at
        listed = read_list(tokens, start, text)
        if listed is not None and _is_named_or_counted(tokens, listed) and _does(tokens, listed):
            return listed
        if word == "," and tokens[at].word in _STRONG and _words().duties.match(tokens, at) is not None:
            return None
        at = listed.after if listed is not None else at + 1
    return None


#: First words of duties that no opening clause holds: what follows them has no doer of its own.
_STRONG = frozenset(["chủ", "tham", "tổ", "xây", "phối", "đề", "tập", "tăng"])
_NOUN_GOES_ON = frozenset(
    [
        "của",
        "về",
        "số",
        "là",
        "được",
        "do",
        "và",
        "đã",
        "với",
        "trên",
        "tại",
        "theo",
        "/",
        "-",
        "hoặc",
        "trong",
        "từ",
        "vào",
        "cho",
        "thuộc",
    ]
)


def _does(tokens: Sequence[Token], listed: AgencyList) -> bool:
    """Whether a duty follows the agencies."""
    at = listed.after
    if at >= len(tokens):
        return False
    if tokens[at].word == "(":
        at = next((place + 1 for place in range(at, min(len(tokens), at + 40)) if tokens[place].word == ")"), at)
        if at >= len(tokens):
            return False
    if tokens[at].word == ",":
        at += 1
    if at >= len(tokens):
        return False
    if tokens[at].word == "được" and at + 1 < len(tokens) and tokens[at + 1].word in ("giao", "phân"):
        return True
    if _words().duties.match(tokens, at) is not None:
        return not listed.agencies[-1].common or tokens[at].word not in (
            "không",
            "cần",
            "để",
            "nhằm",
            "cùng",
            "in",
            "cấp",
        )
    definite = any(agency.definite and not agency.common for agency in listed.agencies)
    return definite and tokens[at].word not in _NOUN_GOES_ON and not tokens[at].capital and tokens[at].is_word


def _coordinating(
    tokens: Sequence[Token], text: str, start: int, subject: AgencyList | None
) -> tuple[tuple[str, ...], str]:
    """The agencies that the doer itself works with, anywhere from `start` on."""
    found: list[str] = []
    phrases: list[str] = []
    at = start
    while at < len(tokens) - 1:
        if not (tokens[at].word == "phối" and tokens[at + 1].word == "hợp") or not _is_own(tokens, at, subject):
            at += 1
            continue
        listed = _partners(tokens, at + 2, text)
        if listed is not None:
            found.extend(listed.names)
            phrases.append(_slice(tokens, listed, text))
            at = listed.after
        else:
            at += 2
    return tuple(dict.fromkeys(found)), "; ".join(phrases)


_LINKS = frozenset(
    [
        "với",
        "cùng",
        "chặt",
        "chẽ",
        "tốt",
        "thường",
        "xuyên",
        "hiệu",
        "quả",
        "có",
        "đồng",
        "bộ",
        "hỗ",
        "trợ",
        "kịp",
        "thời",
        ",",
        "giữa",
        "thực",
        "hiện",
        "và",
    ]
)


def _partners(tokens: Sequence[Token], at: int, text: str) -> AgencyList | None:
    """The list after "phối hợp (chặt chẽ) (với)"."""
    for _ in range(5):
        listed = read_list(tokens, at, text)
        if listed is not None:
            return listed
        if at >= len(tokens) or tokens[at].word not in _LINKS:
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
    return before in (",", ";", ".", ":", "-", "(") or before in _words().own_before_with


_TELLS = Phrases(["chỉ đạo", "yêu cầu", "vận động", "khuyến khích", "hướng dẫn", "đôn đốc"])


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """ "chỉ đạo các cơ sở y tế tích cực phối hợp với …": whoever is told works with them, not the doer."""
    begin = at
    while begin > 0 and tokens[begin - 1].word not in (",", ";", ".", ":"):
        begin -= 1
    return _TELLS.find(tokens, begin, at) is not None
