"""Numbered documents that a text names: 02/NQ-CP, 08/2022/QĐ-UBND, 14-KL/TW, 43/2022/QH15."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dondoc.extraction.grammar.agencies import read_list
from dondoc.extraction.grammar.tokens import tokenize
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import load
from dondoc.extraction.plan import Reference, Span

_DOCUMENTS = load("documents")
_TYPE_WORDS = re.compile(rf"({'|'.join(sorted(_DOCUMENTS['words']['types'], key=len, reverse=True))})(?: số)?[ :]*$")
_PART = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,9}(?:&[A-ZĐƯ]+)*\d{0,2}"
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<ordinal>\d{1,5})(?:(?: ?/ ?|-)(?P<year>(?:19|20)\d\d))?(?: ?/ ?| ?- ?)"
    rf"(?P<code>{_PART}(?:(?: ?[-–/]|[-–/] ?){_PART})*)(?![\w])"
)
_DATE = re.compile(r"[\s,(]*ngày (\d{1,2}) ?(?:/| tháng |-|\.) ?(\d{1,2}) ?(?:/| năm |-|\.)? ?(20\d\d|19\d\d)")
_ISSUER = re.compile(r"[\s,]*của ")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a document."""

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    start: int
    end: int


def find_mentions(text: str) -> Iterator[Mention]:
    """Every numbered document named in the text, in order."""
    for found in _NUMBER.finditer(text):
        code = _code(found["code"])
        if code is None:
            continue
        end = found.start("code") + len(code)
        number = re.sub(r"\s+", "", text[found.start() : end]).replace("–", "-")
        date, after = _date(text, end)
        yield Mention(number, _type(text, found.start(), code), date, _issuer(text, after, code), found.start(), end)


def collect(mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """Each distinct number once, with the first date, kind and issuer given anywhere."""
    merged: dict[str, list[Mention]] = {}
    for mention in mentions:
        merged.setdefault(mention.number.upper(), []).append(mention)
    return tuple(_reference(group) for group in merged.values())


def as_referred(numbers: Iterable[str], references: Iterable[Reference]) -> tuple[str, ...]:
    """Each number once, spelled as in the text: a title in capitals makes "27/CT-TTG" of "27/CT-TTg"."""
    spelled = {reference.number.upper(): reference.number for reference in references}
    return tuple(dict.fromkeys(spelled.get(number.upper(), number) for number in numbers))


def _reference(group: list[Mention]) -> Reference:
    return Reference(
        number=next((mention.number for mention in group if not mention.number.isupper()), group[0].number),
        type=next((mention.type for mention in group if mention.type), None),
        date=next((mention.date for mention in group if mention.date), None),
        issuer=next((mention.issuer for mention in group if mention.issuer), None),
        mentions=tuple(Span(mention.start, mention.end) for mention in group),
    )


def _code(printed: str) -> str | None:
    """The code without words that only follow it; None where it is no code ("24/Ngày")."""
    parts = re.split(r"( ?[-–/] ?)", printed)
    kept = parts[0]
    for separator, part in zip(parts[1::2], parts[2::2], strict=False):
        if not _is_sign(part):
            break
        kept += separator + part
    return (
        kept if _is_sign(parts[0]) and ("-" in kept or "/" in kept or "–" in kept or re.search(r"\d$", kept)) else None
    )


def _is_sign(part: str) -> bool:
    """Signs are capitals, at most with a small letter or two among them: TTg, CTr, VB&QLXLVPHC."""
    letters = [character for character in part if character.isalpha()]
    small = sum(character.islower() for character in letters)
    return bool(letters) and small <= 1 + len(letters) // 5 and (len(letters) > 1 or part == "L")


def _date(text: str, end: int) -> tuple[str | None, int]:
    found = _DATE.match(text, end)
    if not found:
        return None, end
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    valid = 1 <= day <= 31 and 1 <= month <= 12
    return (f"{year:04}-{month:02}-{day:02}" if valid else None), found.end()


def _type(text: str, start: int, code: str) -> str | None:
    said = _TYPE_WORDS.search(plain(text[max(0, start - 40) : start]))
    if said and said[1] not in _DOCUMENTS["words"]["no_kind"]:
        return said[1].capitalize()
    sign = re.split(r"[-–/\s]", code)[0].upper()
    types: dict[str, str] = _DOCUMENTS["types"]
    return types.get(sign) or types.get(re.sub(r"\d+$", "", sign))


def _issuer(text: str, after: int, code: str) -> str | None:
    said = _ISSUER.match(text, after)
    if said:
        rest = text[said.end() : said.end() + 120]
        listed = read_list(tokenize(rest), 0, rest)
        if listed is not None:
            return listed.agencies[0].text
    last = re.sub(r"\d+$", "", re.split(r"[-–/\s]+", code)[-1].upper())
    issuers: dict[str, str] = _DOCUMENTS["issuers"]
    return issuers.get(last)
