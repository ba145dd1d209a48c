"""The lines under "Nơi nhận"."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.recipients import read_recipients
from dondoc.extraction.tests.readers import placed_of


@pytest.mark.parametrize(
    ("paragraphs", "recipients"),
    [
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ["Như trên;", "Lưu: VT."]),
        (("Nơi nhận:", "+ Như trên;", "Công báo tỉnh;"), ["Như trên;", "Công báo tỉnh;"]),
        (("NƠI NHẬN", "– Như trên;", "- Lưu: VT, TH."), ["Như trên;", "Lưu: VT, TH."]),
        (("Nơi nhận: - Như trên; - Các sở, ngành; - Lưu: VT.",), ["Như trên;", "Các sở, ngành;", "Lưu: VT."]),
        (("Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Sông"), ["Như trên;"]),
        (("Nơi nhận:", "- Lưu: VT.", "Trần Văn Sông"), ["Lưu: VT."]),
        (
            ("Nơi nhận:", "- Như trên;", "CHỦ TỊCH", "- Tỉnh ủy", "(b/c);", "Trần Văn Sông", "- Lưu: VT."),
            ["Như trên;", "Tỉnh ủy (b/c);", "Lưu: VT."],
        ),
        (("TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "- Như trên;"), ["Như trên;"]),
        (("Không có danh sách", "- Như trên;"), []),
        ((), []),
    ],
)
def test_each_line_is_one_recipient(paragraphs: tuple[str, ...], recipients: list[str]) -> None:
    assert [recipient.text for recipient in read_recipients(placed_of(*paragraphs))] == recipients


def test_a_recipients_place_holds_its_words() -> None:
    placed = placed_of("Nơi nhận: - Như trên; - Lưu: VT.")
    for recipient in read_recipients(placed):
        assert placed[0].text[recipient.span.start : recipient.span.end] == recipient.text
