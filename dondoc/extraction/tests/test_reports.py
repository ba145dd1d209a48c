"""Sentences that make somebody report: how often, by when, to whom."""

from __future__ import annotations

import pytest

from dondoc.extraction.items.reports import read_reports
from dondoc.extraction.plan import Frequency
from dondoc.extraction.tests.readers import task_of

MONTHLY, QUARTERLY, SEMIANNUAL = Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.SEMIANNUAL
ANNUAL, AD_HOC = Frequency.ANNUAL, Frequency.AD_HOC


@pytest.mark.parametrize(
    ("sentence", "duties"),
    [
        (
            "Định kỳ 06 tháng và 01 năm, báo cáo kết quả về Sở Tài chính trước ngày 01/6 và 01/12.",
            [(SEMIANNUAL, ["06-01", "12-01"])],
        ),
        (
            "Định kỳ hằng quý, hằng năm (trước ngày 10 của tháng cuối quý và trước ngày 10 tháng 12) gửi báo cáo.",
            [(QUARTERLY, ["03-10", "06-10", "09-10", "12-10"]), (ANNUAL, ["12-10"])],
        ),
        (
            "Hằng quý báo cáo trước ngày 02 của tháng đầu quý tiếp theo.",
            [(QUARTERLY, ["Q+1 02"])],
        ),
        ("Hằng tháng báo cáo trước ngày 05 tháng tiếp theo.", [(MONTHLY, ["M+1 05"])]),
        ("Hàng năm báo cáo kết quả trước ngày 15/12.", [(ANNUAL, ["12-15"])]),
        (
            "Gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 về Sở Tài chính.",
            [(SEMIANNUAL, ["06-15", "12-15"])],
        ),
        ("Báo cáo tổng kết trước ngày 15 tháng 12 năm 2026.", [(AD_HOC, ["2026-12-15"])]),
        ("Báo cáo kết quả hằng quý;", [(QUARTERLY, [])]),
        ("Báo cáo kết quả về Sở Y tế trước ngày 30/6/2026.", [(AD_HOC, ["2026-06-30"])]),
        ("Định kỳ 6 tháng, hằng năm báo cáo trước ngày 05/6 và 05/12.", [(SEMIANNUAL, ["06-05", "12-05"])]),
    ],
)
def test_a_reporting_duty_has_its_rhythm_and_days(sentence: str, duties: list[tuple[Frequency, list[str]]]) -> None:
    found = list(read_reports([task_of(sentence, "Các sở, ngành")]))

    assert [(duty.frequency, list(duty.due)) for duty in found] == duties
    assert {duty.sender for duty in found} == {("Các sở, ngành",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tăng cường kiểm tra việc niêm yết thủ tục.",
        "Kịp thời báo cáo UBND tỉnh khi có vướng mắc.",
        "Hằng năm tổ chức đối thoại với doanh nghiệp.",
        "Lập báo cáo nghiên cứu khả thi hằng năm.",
        "Thực hiện Báo cáo số 15/BC-UBND ngày 30/6/2026.",
    ],
)
def test_a_sentence_without_rhythm_or_day_is_no_reporting_duty(sentence: str) -> None:
    assert list(read_reports([task_of(sentence, "Sở Y tế")])) == []


@pytest.mark.parametrize(
    ("sentence", "receivers"),
    [
        ("Hằng quý gửi báo cáo về Sở Tài chính để tổng hợp, báo cáo UBND tỉnh.", ["Sở Tài chính"]),
        ("Hằng quý báo cáo UBND tỉnh, đồng gửi Sở Nội vụ.", ["UBND tỉnh", "Sở Nội vụ"]),
        ("Hằng quý báo cáo kết quả thực hiện.", []),
    ],
)
def test_a_report_goes_to_whom_the_sentence_says(sentence: str, receivers: list[str]) -> None:
    (duty,) = read_reports([task_of(sentence, "Sở Y tế")])

    assert list(duty.receiver) == receivers


def test_whoever_is_asked_to_report_is_the_sender() -> None:
    sentence = "Tổng hợp tình hình; đề nghị các sở, ngành báo cáo hằng quý trước ngày 20 của tháng cuối quý."
    (duty,) = read_reports([task_of(sentence, "Văn phòng UBND tỉnh")])

    assert duty.sender == ("các sở, ngành",)


def test_only_the_sentence_on_reporting_is_the_duty() -> None:
    text = "Công khai thủ tục. Hằng quý báo cáo Sở Nội vụ. Thực hiện nghiêm."
    (duty,) = read_reports([task_of(text, "Sở Y tế")])

    assert duty.text == "Hằng quý báo cáo Sở Nội vụ."
    assert text[duty.evidence.span.start : duty.evidence.span.end] == duty.text


def test_a_report_without_a_day_is_doubted() -> None:
    (duty,) = read_reports([task_of("Báo cáo hằng quý.", "Sở Y tế")])

    assert [doubt.code for doubt in duty.evidence.doubts] == ["no_due"]
