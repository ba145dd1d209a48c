"""Finding agencies in a text and parting lists of them, as written.

A name may hold commas and "và" ("Sở Văn hóa, Thể thao và Du lịch"), a list is parted by the same
marks ("Các sở, ngành, UBND cấp huyện" is two), and a head said once may serve several
("Các sở: Tài chính, Xây dựng"). What a word can begin or go on with is in ``lexicon/agencies.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dondoc.extraction.lexicon import load
from dondoc.extraction.tokens import Phrases, Token, tokenize

_QUANTIFIERS = frozenset(["các", "những", "từng", "mỗi"])
_JOINERS = frozenset([",", ";", "và", "/", "&"])
#: Names that are agencies only with more words: "doanh nghiệp" alone is whom a task serves.
_COMMON = frozenset(
    [
        "doanh nghiệp",
        "hợp tác xã",
        "trường",
        "viện",
        "nhà trường",
        "chính quyền",
        "cá nhân",
        "cộng đồng",
        "báo",
        "thuế",
        "hải quan",
        "thống kê",
        "thanh tra",
        "công đoàn",
        "viễn thông",
        "quân sự",
    ]
)


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


@dataclass(frozen=True, slots=True)
class _Words:
    fields: Phrases
    names: Phrases
    heads: Phrases
    offices: Phrases
    belongs: Phrases
    relative: Phrases
    groups: dict[str, str]


@cache
def _words() -> _Words:
    data = load("agencies")
    return _Words(
        fields=Phrases(data["fields"]),
        names=Phrases(data["names"]),
        heads=Phrases(data["heads"]),
        offices=Phrases(data["offices"]),
        belongs=Phrases(data["tails"]["belongs"]),
        relative=Phrases(data["tails"]["relative"]),
        groups={word: group for group, words in data["collectives"].items() for word in words},
    )


def split_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a cell or labelled line, all of whose words should be agencies."""
    tokens = tokenize(text)
    found: list[str] = []
    at = 0
    while at < len(tokens):
        listed = read_list(tokens, at, text)
        if listed is None:
            at += 1
            continue
        found.extend(listed.names)
        at = listed.after
    return tuple(found)


def read_list(tokens: Sequence[Token], start: int, text: str) -> AgencyList | None:
    """The longest list of agencies that begins at token `start`, or None."""
    agencies: list[Agency] = []
    at = start
    lends_head = ""
    while True:
        entry = _entry(tokens, at, text, lends_head)
        if entry is None:
            break
        agency, after = entry
        if after < len(tokens) and tokens[after].word == ":" and _is_open_head(agency.text):
            lends_head = _open_head(agency.text)
            begun = _entry(tokens, after + 1, text, lends_head)
            if begun is not None:
                at = after + 1
                continue
        agencies.append(agency)
        lends_head = lends_head or _lent_head(agency.text)
        at = after
        following = _after_joiner(tokens, at)
        if following is None or _entry(tokens, following, text, lends_head) is None:
            break
        at = following
    if not agencies:
        return None
    return AgencyList(tuple(agencies), start, at)


def _after_joiner(tokens: Sequence[Token], at: int) -> int | None:
    """The place after ",", ";", "và", ", và" at `at`, or None."""
    begun = at
    while at < len(tokens) and tokens[at].word in _JOINERS and at - begun < 2:
        at += 1
    return at if at > begun else None


def _is_open_head(name: str) -> bool:
    """ "Các sở", "Các sở, ngành", "Giám đốc các Sở": what a colon can follow to list their names."""
    words = name.lower().replace(",", " ").split()
    return "sở" in words and all(
        word in ("các", "sở", "ban", "ngành", "giám", "đốc", "thủ", "trưởng") for word in words
    )


def _open_head(name: str) -> str:
    return "Giám đốc Sở " if name.lower().startswith("giám đốc") else "Sở "


def _lent_head(name: str) -> str:
    return "Sở " if name.startswith(("Sở ", "sở ")) and not _is_open_head(name) else ""


def _entry(tokens: Sequence[Token], start: int, text: str, lends_head: str) -> tuple[Agency, int] | None:
    """One agency at `start` with the place after it."""
    if start >= len(tokens):
        return None
    at = start
    if tokens[at].word in _QUANTIFIERS:
        at += 1
    office = _words().offices.match(tokens, at)
    if office is not None:
        at = office + (office < len(tokens) and tokens[office].word in _QUANTIFIERS)
    if at >= len(tokens):
        return None
    core = _core(tokens, at)
    if core is None:
        return _lent(tokens, start, text, lends_head)
    own_end, kind = core
    after = _tails(tokens, own_end, kind)
    if after == own_end and office is None and _is_common_noun(tokens, at, own_end):
        return None
    if kind == "bodies":
        after = _relative_clause(tokens, after)
    name = text[tokens[start].start : tokens[after - 1].end]
    bare = " ".join(token.word for token in tokens[at:after])
    return Agency(tokens[start].start, tokens[after - 1].end, name, kind == "name", bare in _COMMON), after


#: Fields of work that are agencies only with a capital or a place: "báo cáo", "thuế suất", "thanh tra, kiểm tra".
_NOUNS = frozenset(
    [
        "báo",
        "thuế",
        "hải quan",
        "thống kê",
        "thanh tra",
        "quân sự",
        "viễn thông",
        "công đoàn",
        "điện lực",
        "bưu điện",
        "trường",
        "viện",
    ]
)


def _is_common_noun(tokens: Sequence[Token], at: int, after: int) -> bool:
    bare = " ".join(token.word for token in tokens[at:after])
    return bare in _NOUNS and not tokens[at].capital


def _lent(tokens: Sequence[Token], start: int, text: str, lends_head: str) -> tuple[Agency, int] | None:
    """A bare field or abbreviation after a head that was said before: "Sở Tài chính, Xây dựng"."""
    if not lends_head or not tokens[start].capital:
        return None
    after = _words().fields.match(tokens, start)
    if after is None:
        return None
    name = lends_head + text[tokens[start].start : tokens[after - 1].end]
    return Agency(tokens[start].start, tokens[after - 1].end, name, definite=True), after


def _core(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The agency's own name at `at`: the place after it and its kind ("name" or a group of collectives)."""
    words = _words()
    candidates: list[tuple[int, str]] = []
    collective = _collective(tokens, at)
    if collective:
        candidates.append(collective)
    named = words.names.match(tokens, at)
    if named is not None:
        candidates.append((named, "name"))
    head = None if [token.word for token in tokens[at : at + 2]] == ["tổ", "chức"] else words.heads.match(tokens, at)
    while head is not None and head > at:
        named = head < len(tokens) and (tokens[head].capital or tokens[at].capital)
        field = words.fields.match(tokens, head) if named else None
        grown = field if field is not None else _capitals(tokens, head)
        if grown is not None and tokens[at].word in _COMPANY_BEGINS:
            grown = _past_small_word(tokens, grown)
        if grown is not None and grown > head:
            candidates.append((grown, "name"))
            break
        head = head - 1 if head - at > 1 else None
    return max(candidates, key=lambda candidate: candidate[0]) if candidates else None


#: First words of firms and schools, whose own names mix small words in: "Công ty cổ phần Nước sạch Hà Thanh".
_COMPANY_BEGINS = frozenset(["công", "tổng", "tập", "trường", "bệnh"])
_AFTER_NAME = frozenset(
    ["phải", "chủ", "phối", "tổ", "tham", "cần", "chịu", "có", "thực", "xây", "tiếp", "và", "các", "tỉnh", "báo", "đẩy"]
)


def _past_small_word(tokens: Sequence[Token], at: int) -> int:
    """The end of the name where one small word stands between its capitals."""
    between = at + 1 < len(tokens) and tokens[at].is_word and tokens[at].word not in _AFTER_NAME
    goes_on = between and tokens[at + 1].capital and not _begins_name(tokens, at + 1)
    return _capitals(tokens, at + 1) or at if goes_on else at


def _capitals(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a run of capitalised words, "và", "-" and "các" between them allowed."""
    after = None
    if [token.word for token in tokens[at : at + 2]] == ["thành", "phố"]:
        return None
    while at < len(tokens):
        if tokens[at].capital or (tokens[at].word.isdigit() and after == at):
            after = at + 1
        elif (
            after is None
            or tokens[at].word not in ("và", "-", "–", "các", "&")
            or at + 1 >= len(tokens)
            or not tokens[at + 1].capital
            or _begins_name(tokens, at + 1)
        ):
            break
        at += 1
    return after


def _collective(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """A run of words of one group: "sở, ban, ngành", "cơ quan và đơn vị", "huyện, thành phố"."""
    words = _words()
    group = words.groups.get(tokens[at].word)
    place_words = 2 if group is None and at + 1 < len(tokens) else 1
    if group is None:
        group = words.groups.get(f"{tokens[at].word} {tokens[at + 1].word}") if place_words == 2 else None
    if group is None or (group != "places" and _is_named(tokens, at)):
        return None
    after = at
    cursor: int | None = at
    while cursor is not None and cursor < len(tokens):
        taken = _group_word(tokens, cursor, group, first=cursor == at)
        if taken is None:
            break
        after = taken
        cursor = _after_joiner(tokens, after)
    if after == at or _is_verb(tokens, at, after) or _is_noun(tokens, at, after, group):
        return None
    return _with_bodies(tokens, at, after, group), group


def _is_verb(tokens: Sequence[Token], at: int, after: int) -> bool:
    """ "Tổ chức" opens a duty; "các tổ chức" and "cơ quan, tổ chức" are agencies."""
    return after - at == 2 and tokens[at].word == "tổ" and (at == 0 or tokens[at - 1].word not in _QUANTIFIERS)


#: Words after which a lone "sở" or "ngành" is an agency: a quantifier, or who heads it.
_MAKES_AGENCY = _QUANTIFIERS | {"đốc", "trưởng", "đạo", "thuộc"}


def _is_noun(tokens: Sequence[Token], at: int, after: int, group: str) -> bool:
    """ "đồng bộ", "liên ngành": a lone word is an agency only after "các" or where its name goes on."""
    if group != "governing" or after - at > 1:
        return False
    counted = at > 0 and tokens[at - 1].word in _MAKES_AGENCY
    ends = after >= len(tokens) or tokens[after].word in (",", ";", ":", "và", ".")
    return (
        not counted
        and not (tokens[at].capital and ends)
        and (after >= len(tokens) or _words().belongs.match(tokens, after) is None)
    )


def _with_bodies(tokens: Sequence[Token], at: int, after: int, group: str) -> int:
    """ "các sở, cơ quan thuộc UBND tỉnh" is one collective where "sở" stands alone."""
    if (
        group == "governing"
        and after == at + 1
        and [token.word for token in tokens[after : after + 3]] == [",", "cơ", "quan"]
    ):
        return after + 3 if _words().belongs.match(tokens, after + 3) else after
    return after


def _group_word(tokens: Sequence[Token], at: int, group: str, *, first: bool) -> int | None:
    """The place after a word of the group at `at`; "các" may stand before a later one."""
    words = _words()
    for size in (2, 1):
        phrase = " ".join(token.word for token in tokens[at : at + size])
        if (
            at + size <= len(tokens)
            and words.groups.get(phrase) == group
            and (group == "places" or not _is_named(tokens, at))
        ):
            return at + size
    bare_unit = tokens[at].word == "đơn" and group == "governing" and not first
    if bare_unit and at + 1 < len(tokens) and tokens[at + 1].word == "vị" and _is_bare(tokens, at + 2):
        return at + 2
    return None


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (_words().belongs.match(tokens, at) is None and tokens[at].word not in ("được", "có"))


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows the word, so that it means one agency: "Sở Tài chính", "Ban Quản lý …"."""
    return at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at].word in ("sở", "ban", "bộ", "hội", "ủy")


def _tails(tokens: Sequence[Token], at: int, kind: str) -> int:
    """The place after all that goes on with the name: where it sits, what it belongs to."""
    words = _words()
    while at < len(tokens):
        grown = _place_tail(tokens, at) or words.belongs.match(tokens, at)
        if grown is None and tokens[at].word == "chi" and at + 1 < len(tokens) and tokens[at + 1].word == "nhánh":
            grown = at + 2
        if grown is None and tokens[at].capital and tokens[at - 1].word in _PLACE_WORDS | _NAME_ENDS:
            grown = None if _begins_name(tokens, at) else _capitals(tokens, at)
        if grown is None and tokens[at - 1].word in ("tác", "đạo", "vực") and _is_numeral(tokens[at]):
            grown = at + 1
        if grown is None and [token.word for token in tokens[at - 3 : at]] == ["có", "chức", "năng"]:
            grown = _clause_end(tokens, at)
        if grown is None and tokens[at].word == "của" and tokens[at - 1].word in ("tác", "biệt", "đạo", "đồng"):
            grown = _owner(tokens, at + 1)
        if grown is None and tokens[at].word == "," and _level_follows(tokens, at):
            grown = at + 3
        if grown is None or grown == at:
            return at
        at = grown
    return at


def _is_numeral(token: Token) -> bool:
    return token.word.isdigit() or (token.capital and set(token.word) <= set("ivx"))


def _clause_end(tokens: Sequence[Token], at: int) -> int | None:
    """ "các sở có chức năng kiểm tra chuyên ngành:": to the colon or comma, if it is near."""
    near = range(at, min(len(tokens), at + 8))
    return next((place for place in near if tokens[place].word in (":", ",")), None)


def _begins_name(tokens: Sequence[Token], at: int) -> bool:
    words = _words()
    return tokens[at].word in _QUANTIFIERS or bool(words.heads.match(tokens, at) or words.names.match(tokens, at))


def _owner(tokens: Sequence[Token], at: int) -> int | None:
    """ "Tổ công tác của Chủ tịch UBND tỉnh": the end of the owner's name."""
    owner = _words().offices.match(tokens, at) or at
    named = _words().names.match(tokens, owner) if owner < len(tokens) else None
    return _tails(tokens, named, "name") if named else None


_PLACE_WORDS = frozenset(
    ["sông", "núi", "biển", "tỉnh", "phố", "huyện", "xã", "phường", "khu", "quận", "tp", "nhánh", "bàn"]
)
_NAME_ENDS = frozenset(
    [
        "nước",
        "nam",
        "thuế",
        "quan",
        "lực",
        "hình",
        "án",
        "sát",
        "báo",
        "nghiệp",
        "vực",
        "thông",
        "sự",
        "phòng",
        "ubnd",
        "dân",
        "hđnd",
        "ủy",
        "an",
    ]
)
_LEVELS = frozenset(["tỉnh", "huyện", "xã", "cơ", "thành"])


def _level_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "cấp huyện, cấp xã" goes on; "UBND cấp huyện, UBND cấp xã" does not."""
    ahead = [token.word for token in tokens[at - 2 : at + 3]]
    return at >= 2 and len(ahead) == 5 and ahead[0] == "cấp" and ahead[3] == "cấp" and ahead[4] in _LEVELS


def _place_tail(tokens: Sequence[Token], at: int) -> int | None:
    """ "các huyện, thành phố (Nam Định)", "cấp huyện", "tỉnh Bắc Giang" after a name."""
    begun = at
    if tokens[at].word == "các" and at + 1 < len(tokens):
        at += 1
    collective = (
        _collective(tokens, at) if _words().groups.get(tokens[at].word) == "places" or _two_words(tokens, at) else None
    )
    if collective is None:
        return None
    after = collective[0]
    named = after < len(tokens) and tokens[after].capital and not _begins_name(tokens, after)
    place = _capitals(tokens, after) if named else None
    return place or (after if after > begun else None)


def _two_words(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _words().groups.get(f"{tokens[at].word} {tokens[at + 1].word}") == "places"


#: Words that begin what those meant must do, after "the agencies that were given …".
_DUTY_BEGINS = Phrases(
    [
        "có trách nhiệm",
        "chủ động",
        "căn cứ",
        "tổ chức",
        "xây dựng",
        "thực hiện",
        "báo cáo",
        "tập trung",
        "khẩn trương",
        "nghiêm túc",
        "tiếp tục",
        "triển khai",
        "định kỳ",
        "phối hợp chặt chẽ",
        "chịu trách nhiệm",
        "phải",
    ]
)


#: Words of "được giao nhiệm vụ chủ trì, phối hợp …" that a verb may follow without ending the clause.
_STILL_GIVEN = frozenset(["trì", "hợp", "vụ", "giao", "và"])


def _relative_clause(tokens: Sequence[Token], at: int) -> int:
    """ "được giao chủ trì thực hiện các nhiệm vụ … Kế hoạch này": up to the verb of the duty, else `at`."""
    begun = _words().relative.match(tokens, at)
    if begun is None:
        return at
    for place in range(begun + 1, min(len(tokens), at + 40)):
        if tokens[place].word in (".", ":"):
            return place
        begins = _DUTY_BEGINS.match(tokens, place) is not None
        own_verb = place >= begun + 3 and tokens[place - 1].word not in _STILL_GIVEN
        if begins and (tokens[place].word == "có" or own_verb):
            return place - (tokens[place - 1].word == ",")
    return at


def opens_agency(text: str) -> bool:
    """Whether the text begins as an agency's name does, be it cut short by the end of a line."""
    tokens = tokenize(text)[:8]
    if not tokens:
        return False
    at = 1 if tokens[0].word in _QUANTIFIERS and len(tokens) > 1 else 0
    words = _words()
    office = words.offices.match(tokens, at)
    if office is not None and tokens[0].capital:
        return True
    if words.names.match(tokens, at) or words.heads.match(tokens, at) or _collective(tokens, at):
        return tokens[0].capital or at == 1
    return False


@cache
def agency_words() -> frozenset[str]:
    """Every word that a known agency's name, office or tail holds."""
    data = load("agencies")
    listed = [*data["fields"], *data["names"], *data["heads"], *data["offices"], *data["tails"]["belongs"]]
    listed += [word for words in data["collectives"].values() for word in words]
    more = [
        "các",
        "và",
        "đôn",
        "đốc",
        "hướng",
        "dẫn",
        "kiểm",
        "tra",
        "việc",
        "thực",
        "hiện",
        "phối",
        "hợp",
        "chủ",
        "trì",
        "với",
        "của",
        "bộ",
        "có",
        "theo",
        "dõi",
    ]
    return frozenset(token.word for phrase in listed for token in tokenize(phrase)) | frozenset(more)
