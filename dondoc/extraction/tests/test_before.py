"""Where "trước" puts an end to a time, and where it says something else."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.before import says_before


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 02 của tháng đầu tiên quý tiếp theo",
        "Định kỳ 06 tháng (trước 05/6) và 01 năm (trước 05/12)",
        "Trước\n30/7/2023",
        "trước 10 tháng 12",
        "trước 30.6.2024",
        "trước tháng 6/2024",
        "Trước quý IV",
        "hoàn thành trước năm 2028",
        "chậm nhất trước ngày 15 hằng tháng",
    ],
)
def test_before_a_day_month_quarter_or_year(words: str) -> None:
    assert says_before(words)


@pytest.mark.parametrize(
    "words",
    [
        "như trước",
        "mục tiêu trước mắt",
        "trước hết",
        "trước cuối năm 2025",
        "trước hết năm 2025",
        "chịu trách nhiệm trước UBND tỉnh",
        "trước khi ban hành",
        "trước kỳ báo cáo đến ngày 14 tháng 12",
        "giải quyết trước thời hạn 30% thủ tục",
        "báo cáo 02 lần/ngày (trước 9h00’ và 16h00’)",
        "gửi trước 05 ngày làm việc",
        "gửi trước 6 tháng",
        "trước ngày bầu cử",
        "trước 30.000 hộ",
        "chậm nhất ngày 30/6/2024",
        "đến hết tháng 6/2024",
        "",
    ],
)
def test_not_before_what_is_no_time(words: str) -> None:
    assert not says_before(words)
