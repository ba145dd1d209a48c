"""The fixed words of a paper, in each language that a paper may be in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.papers.report import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the form (Nghị định 30/2020/NĐ-CP, Phụ lục I and III) and of our own annex of sources."""

    nation: str
    motto: str
    number: str
    to: str
    recipients: str
    archive: str
    draft: str
    draft_note: str
    annex: str
    attached: str
    supplements: str
    cited: str
    of: str
    unit: str
    nothing: str
    keys: str
    key_heads: tuple[str, str, str, str]
    source_heads: tuple[str, str, str, str]
    day: str
    link: str


WORDS: dict[Language, Words] = {
    "vi": Words(
        nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        number="Số:",
        to="Kính gửi:",
        recipients="Nơi nhận:",
        archive="Lưu:",
        draft="DỰ THẢO",
        draft_note="Dự thảo, chưa phát hành",
        annex="Phụ lục",
        attached="(Kèm theo {cited})",
        supplements="(Bổ sung {cited})",
        cited="{kind} số {number} {day}",
        of=" của {issuer}",
        unit="Đơn vị tính: {unit}",
        nothing="Không có",
        keys="NGUỒN CỦA SỐ LIỆU VÀ NỘI DUNG",
        key_heads=("Mã", "Vị trí", "Nội dung, số liệu", "Nguồn"),
        source_heads=("Cơ quan", "Báo cáo", "Ngày", "Liên kết"),
        day="ngày {day} tháng {month} năm {year}",
        link="Xem trên hệ thống",
    ),
    "en": Words(
        nation="SOCIALIST REPUBLIC OF VIET NAM",
        motto="Independence - Freedom - Happiness",
        number="No.:",
        to="To:",
        recipients="Recipients:",
        archive="Archive:",
        draft="DRAFT",
        draft_note="Draft, not issued",
        annex="Annex",
        attached="(Attached to {cited})",
        supplements="(Supplement to {cited})",
        cited="{kind} no. {number} of {day}",
        of=" of {issuer}",
        unit="Unit: {unit}",
        nothing="None",
        keys="SOURCES OF FIGURES AND TEXT",
        key_heads=("Key", "Place", "Text or figure", "Source"),
        source_heads=("Agency", "Report", "Day", "Link"),
        day="{day}/{month}/{year}",
        link="See it in the system",
    ),
}

#: Room for a pen.
_BLANK = "\u00a0" * 6


def spelled_day(day: date | None, words: Words) -> str:
    """A day as the head of a document says it: days below 10 and the months 1 and 2 with a zero (Phụ lục I)."""
    if day is None:
        return words.day.format(day=_BLANK, month=_BLANK, year=_BLANK)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return words.day.format(day=f"{day.day:02d}", month=month, year=day.year)


def number_and_signs(number: int | None, signs: str) -> str:
    """05/BC-UBND; numbers below 10 with a zero, none with room for a pen (Phụ lục I)."""
    return f"{_BLANK if number is None else f'{number:02d}'}/{signs}"
