from __future__ import annotations

import pytest

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.legacy import is_legacy
from dondoc.extraction.formats.plausible import is_vietnamese
from dondoc.extraction.formats.txt import decode

TEXT = "KẾ HOẠCH\nỦy ban nhân dân tỉnh giao các sở thực hiện nhiệm vụ và báo cáo."
#: "Thực hiện nhiệm vụ của tỉnh, các sở lập kế hoạch" and the like, as old fonts keep it.
TCVN3 = "Thùc hiÖn nhiÖm vô cña tØnh, c¸c së lËp kÕ ho¹ch vµ b¸o c¸o kÕt qu¶ thùc hiÖn cho nh©n d©n"
VNI = "Thöïc hieän nhieäm vuï cuûa tænh, caùc sôû laäp keá hoaïch vaø baùo caùo keát quaû cho nhaân daân"
VIQR = "Thu+.c hie^.n nhie^.m vu. cu?a ti?nh, ca'c so+? la^.p ke^' hoa.ch va` ba'o ca'o cho nha^n da^n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_known_by_its_mark_or_its_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_windows_1258_is_read_and_composed() -> None:
    pieces = "Ke\u0302\u0301 hoa\u0323ch".replace("e\u0302", "ê")
    assert decode(pieces.encode("cp1258")) == "Kế hoạch"


def test_decomposed_text_is_composed_and_form_feeds_stay() -> None:
    assert decode("ca\u0301c\fsở".encode()) == "các\fsở"


@pytest.mark.parametrize("text", [TCVN3, VNI, VIQR])
def test_encodings_from_before_unicode_are_refused(text: str) -> None:
    for content in (text.encode(), text.encode("cp1252")):
        with pytest.raises(Unreadable) as refusal:
            decode(content)
        assert refusal.value.code == "legacy_encoding"


def test_a_scrap_of_an_old_encoding_is_no_reason_to_refuse() -> None:
    assert not is_legacy(TEXT * 20 + TCVN3[:30])


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, b"\x81\x8d\x8f" * 9])
def test_binary_content_is_no_text(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(content)
    assert refusal.value.code == "unknown_format"


@pytest.mark.parametrize(
    "text",
    [
        "The provincial plan sets out tasks for every department and asks each to report quarterly.",
        "Le plan provincial précise les tâches à réaliser et les délais imposés à chaque département.",
        "O plano não é só uma obrigação; é também a missão dos órgãos da administração.",
        "Ke hoach cua tinh giao cac so thuc hien nhiem vu",
        "12/2026 - 30%",
        "",
    ],
)
def test_other_languages_are_not_vietnamese(text: str) -> None:
    assert not is_vietnamese(text)


def test_vietnamese_is_vietnamese_even_among_numbers() -> None:
    assert is_vietnamese(TEXT + " 12,5 % 100 2026" * 30)
