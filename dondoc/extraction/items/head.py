"""What a document says of itself: its title, who issued it, its number and date, who signed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dondoc.extraction.grammar.words import LOWER, UPPER, is_upper, plain, squeeze
from dondoc.extraction.items.references import find_mentions
from dondoc.extraction.outline.folded import Placed
from dondoc.extraction.outline.zones import Zones
from dondoc.extraction.plan import Head

_COMMITTEE = re.compile(r"^(?:uỷ ban nhân dân|ủy ban nhân dân|ubnd)\b")
_PLACE = re.compile(rf"\b(tỉnh|thành phố) ([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}})")
_NUMBER = re.compile(r"số ?: ?(\d+) ?(/ ?[A-ZĐ][\w&]*(?: ?[-–/] ?[A-ZĐ][\w&]*)*)", re.IGNORECASE)
_DATE = re.compile(r"ngày\s*(\d{1,2})?\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(20\d\d)")
_SIGNER_TITLE = re.compile(r"((?:PHÓ )?CHỦ TỊCH|(?:PHÓ )?GIÁM ĐỐC|(?:PHÓ )?BÍ THƯ)")
_NAME = re.compile(rf"((?:[{UPPER}][{LOWER}]+ ?){{2,5}})$")
_HEADING_WORD = re.compile(
    r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHỈ THỊ|ĐỀ ÁN|PHƯƠNG ÁN|CHƯƠNG TRÌNH|CÔNG ĐIỆN)(?: HÀNH ĐỘNG)?\s*"
)
_CARRIES_OUT = re.compile(r"^(?:thực hiện|triển khai|căn cứ (?:kế hoạch|quyết định|nghị quyết|chỉ thị|chương trình))")


def read_head(zones: Zones, text: str) -> Head:
    """The document's own facts; what is left blank in the draft is None."""
    front = squeeze(" ".join(placed.text for placed in zones.front))
    title = _title(zones.title)
    signer_title, signer = _signature(zones.close or _after_recipients(zones.front))
    return Head(
        title=title,
        issuer=_issuer(zones, text),
        number=_number(front),
        date=_date(front) or _date_of_attachment(zones),
        signer=signer,
        signer_title=signer_title,
        implements=_implements(zones, title or ""),
    )


def plan_year(head: Head, zones: Zones) -> int | None:
    """The year that the plan is for: the title's, else the date's, else the one its preamble names most."""
    for text in (head.title or "", head.date or ""):
        years = re.findall(r"(?:năm |^)(20\d\d)", text)
        if years:
            return int(years[0] if text == head.date else years[-1])
    named = Counter(re.findall(r"năm (20\d\d)", " ".join(placed.text for placed in zones.preamble)))
    if named:
        return int(named.most_common(1)[0][0])
    attached = _date_of_attachment(zones)
    return int(attached[:4]) if attached else None


def _title(paragraphs: Sequence[Placed]) -> str | None:
    words = squeeze(" ".join(placed.text for placed in paragraphs))
    return _HEADING_WORD.sub("", words).strip() or None


def _issuer(zones: Zones, text: str) -> str | None:
    """The committee of the letterhead; without one, of the province that the text names most."""
    lines = [placed.text for placed in zones.front]
    front = squeeze(" ".join(lines))
    place = re.search(r"(tỉnh|thành phố) (.+?)(?= số| cộng| -|--|$|số:| \d)", plain(front))
    if place and _COMMITTEE.match(plain(front)):
        begin = front[place.start(2) : place.end(2)]
        return f"UBND {place[1]} {_proper(begin)}"
    for kinds in (("tỉnh",), ("thành phố",)):
        named = Counter((found[1], found[2]) for found in _PLACE.finditer(text) if found[1] in kinds)
        if named:
            (kind, name), _ = named.most_common(1)[0]
            return f"UBND {kind} {name}"
    return None


def _proper(capitals: str) -> str:
    """ "BẮC GIANG" as a name is written."""
    words = capitals.strip(" -").split()
    return " ".join(word.capitalize() if is_upper(word) else word for word in words)


def _number(front: str) -> str | None:
    found = _NUMBER.search(front)
    return re.sub(r"\s+", "", found[1] + found[2]) if found else None


def _date(text: str) -> str | None:
    found = _DATE.search(plain(text))
    if not found:
        return None
    day, month, year = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}" if day else f"{year}-{int(month):02}"


def _date_of_attachment(zones: Zones) -> str | None:
    """ "(Kèm theo Kế hoạch số … ngày 19/01/2024 …)": the plan's date where its first page is lost."""
    for appendix in zones.appendices:
        for placed in (*appendix.title, *(block for block in appendix.blocks[:2] if isinstance(block, Placed))):
            if "kèm theo" in plain(placed.text):
                date = _date(placed.text)
                if date:
                    return date
    return None


def _signature(close: Iterable[Placed]) -> tuple[str | None, str | None]:
    """The signer's title (the last one: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" is a deputy's) and name."""
    title = name = None
    for placed in close:
        titles = _SIGNER_TITLE.findall(placed.text)
        if titles:
            title = titles[-1]
        if title is None:
            continue
        rest = placed.text[placed.text.rfind(titles[-1]) + len(titles[-1]) :] if titles else placed.text
        found = _NAME.match(squeeze(rest)) if not is_upper(rest) else None
        if found and name is None and len(rest) < 60:
            name = found[1].strip()
    return title, name


def _after_recipients(front: Sequence[Placed]) -> Sequence[Placed]:
    """The close of the decision that issues the plan."""
    at = next((at for at, placed in enumerate(front) if plain(placed.text).startswith("nơi nhận")), len(front))
    return front[at:]


def _implements(zones: Zones, title: str) -> tuple[str, ...]:
    """What the title says it carries out, and what the preamble's "Thực hiện …" names."""
    numbers = [mention.number for mention in find_mentions(title)]
    for placed in zones.preamble:
        if _CARRIES_OUT.match(plain(placed.text)) and (
            not numbers or plain(placed.text).startswith(("thực hiện", "triển khai"))
        ):
            numbers.extend(mention.number for mention in find_mentions(placed.text))
    return tuple(dict.fromkeys(numbers))
