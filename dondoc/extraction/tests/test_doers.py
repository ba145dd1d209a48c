"""Who must do what a paragraph says, and with whom."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.doers import begins_duty, read_doers


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("Sở Y tế: Rà soát thủ tục hành chính.", ["Sở Y tế"], "Rà soát thủ tục hành chính."),
        ("Sở Tài chính, Sở Xây dựng: Công khai quy hoạch.", ["Sở Tài chính", "Sở Xây dựng"], "Công khai quy hoạch."),
        ("Giao Sở Nội vụ: Theo dõi thi đua.", ["Sở Nội vụ"], "Theo dõi thi đua."),
        ("Các Sở: TN&MT, XD và UBND cấp huyện: Rà soát.", ["Sở TN&MT", "Sở XD", "UBND cấp huyện"], "Rà soát."),
        ("Sở Y tế có trách nhiệm: Rà soát thủ tục.", ["Sở Y tế"], "Rà soát thủ tục."),
    ],
)
def test_an_agency_head_is_no_part_of_the_duty(text: str, lead: list[str], rest: str) -> None:
    doers = read_doers(text)

    assert list(doers.lead) == lead
    assert text[doers.text_start :] == rest
    assert not doers.only_head


@pytest.mark.parametrize(
    "text", ["Sở Tài chính", "Sở Tài chính:", "Các sở, ban, ngành, UBND các huyện, thành phố:", "Công an tỉnh"]
)
def test_agencies_alone_on_the_line_are_a_head(text: str) -> None:
    doers = read_doers(text)

    assert doers.only_head
    assert doers.lead


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Sở Tài chính chủ trì tham mưu kế hoạch.", ["Sở Tài chính"]),
        ("Giao Sở Nội vụ theo dõi việc thực hiện.", ["Sở Nội vụ"]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
        ("Các sở, ngành, UBND cấp huyện tập trung cải cách.", ["Các sở, ngành", "UBND cấp huyện"]),
        ("Yêu cầu các sở, ngành nghiêm túc thực hiện.", ["các sở, ngành"]),
        ("Trên cơ sở báo cáo của các đơn vị, Sở Tài chính tổng hợp kết quả.", ["Sở Tài chính"]),
        ("Định kỳ hằng quý, các sở, ngành báo cáo kết quả.", ["các sở, ngành"]),
        ("Trong quá trình thực hiện, nếu có vướng mắc các cơ quan, đơn vị báo cáo UBND tỉnh.", ["các cơ quan, đơn vị"]),
        ("Căn cứ Kế hoạch này, các sở, ngành, UBND cấp xã xây dựng kế hoạch.", ["các sở, ngành", "UBND cấp xã"]),
        ("Hằng năm, Sở Tài chính chủ trì đánh giá.", ["Sở Tài chính"]),
        (
            "Giám đốc các sở, Chủ tịch UBND các xã, phường chịu trách nhiệm.",
            ["Giám đốc các sở", "Chủ tịch UBND các xã, phường"],
        ),
        ("Các doanh nghiệp chủ động đổi mới công nghệ.", ["Các doanh nghiệp"]),
        ("Sở Y tế, UBND các xã, phường trong phạm vi chức năng tổ chức kiểm tra.", ["Sở Y tế", "UBND các xã, phường"]),
        ("Sở Y tế (cơ quan thường trực) tổng hợp số liệu.", ["Sở Y tế"]),
        (
            "Các cơ quan, đơn vị được giao chủ trì nhiệm vụ tại Kế hoạch này có trách nhiệm báo cáo.",
            ["Các cơ quan, đơn vị được giao chủ trì nhiệm vụ tại Kế hoạch này"],
        ),
    ],
)
def test_the_subject_of_a_sentence_leads(text: str, lead: list[str]) -> None:
    assert list(read_doers(text).lead) == lead


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ đạo các tổ chức tín dụng tiết giảm chi phí.",
        "Rà soát, kiến nghị sửa đổi quy định.",
        "Phối hợp với Sở Tài chính bố trí kinh phí.",
        "Kiến nghị của doanh nghiệp được giải quyết đúng hạn.",
        "Doanh nghiệp không phải nộp thêm giấy tờ.",
        "Khuyến khích các doanh nghiệp đầu tư đổi mới công nghệ.",
        "Tham mưu UBND tỉnh ban hành kế hoạch.",
        "Theo dõi, đôn đốc các sở, ngành thực hiện.",
        "Trình UBND tỉnh xem xét, quyết định.",
        "Căn cứ tình hình thực tế, tổ chức kiểm tra các sở, ngành.",
        "Sở Y tế,",
        "Trên cơ sở rà soát. Sở Y tế tổng hợp.",
        "Nâng cao trách nhiệm của các sở, ngành trong giải quyết thủ tục.",
        "",
    ],
)
def test_those_who_are_told_or_named_in_passing_do_not_lead(text: str) -> None:
    assert read_doers(text).lead == ()


@pytest.mark.parametrize(
    ("text", "coordinating"),
    [
        ("Phối hợp với Sở Tài chính bố trí kinh phí.", ["Sở Tài chính"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh rà soát.", ["Sở Tài chính", "Công an tỉnh"]),
        ("Chủ trì, phối hợp chặt chẽ với các sở, ngành liên quan rà soát.", ["các sở, ngành liên quan"]),
        ("Chủ động phối hợp với UBND cấp huyện kiểm tra.", ["UBND cấp huyện"]),
        ("Chủ trì phối hợp cùng các cơ quan, đơn vị liên quan rà soát.", ["các cơ quan, đơn vị liên quan"]),
        ("Phối hợp với các cơ quan liên quan và UBND cấp xã kiểm tra.", ["các cơ quan liên quan", "UBND cấp xã"]),
        ("Rà soát quy hoạch, phối hợp với Sở Xây dựng công bố.", ["Sở Xây dựng"]),
        ("Chỉ đạo các đơn vị trực thuộc tích cực phối hợp với Công an tỉnh.", []),
        ("Xây dựng quy chế phối hợp giữa các đơn vị.", []),
        ("Tăng cường rà soát.", []),
        ("Làm việc với cơ quan chủ quản, phối hợp với Sở Y tế rà soát.", []),
        ("Chủ trì, phối hợp thực hiện nghiêm quy định.", []),
    ],
)
def test_those_with_whom_the_doer_works_coordinate(text: str, coordinating: list[str]) -> None:
    assert list(read_doers(text).coordinating) == coordinating


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính:",
        "Sở Y tế phối hợp với Sở Tài chính:",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện:",
    ],
)
def test_a_head_says_its_partners_for_all_below_it(text: str) -> None:
    doers = read_doers(text)

    assert doers.lead == ("Sở Y tế",)
    assert doers.head_coordinating == ("Sở Tài chính",)
    assert doers.only_head


def test_an_unknown_name_up_to_the_colon_is_taken_but_doubted() -> None:
    doers = read_doers("Ban Điều hành dự án cấp nước sạch nông thôn: Rà soát tiến độ.")

    assert doers.lead == ("Ban Điều hành dự án cấp nước sạch nông thôn",)
    assert doers.guessed


def test_the_words_that_roles_came_from_are_kept() -> None:
    phrases = read_doers("Các Sở: TN&MT, XD chủ trì, phối hợp với UBND cấp huyện rà soát.").phrases

    assert phrases == {"lead": "Các Sở: TN&MT, XD", "coordinating": "UBND cấp huyện"}


@pytest.mark.parametrize(
    ("text", "begins"), [("Tăng cường kiểm tra", True), ("Rà soát", True), ("Kết quả năm 2025", False), ("", False)]
)
def test_a_duty_begins_with_a_verb(text: str, begins: bool) -> None:
    assert begins_duty(text) is begins


def test_a_kind_of_agencies_alone_on_the_line_heads_their_duties() -> None:
    doers = read_doers("Các doanh nghiệp công nghệ số")
    assert doers.lead == ("Các doanh nghiệp công nghệ số",)
    assert doers.only_head
    assert doers.guessed
    assert not read_doers("Doanh nghiệp công nghệ số").lead


def test_who_is_directed_after_an_opening_leads_nothing() -> None:
    assert (
        read_doers("Căn cứ nhiệm vụ được giao, chỉ đạo các trường học, các cơ sở giáo dục tổ chức tập huấn.").lead == ()
    )


def test_who_is_asked_right_after_an_opening_without_a_comma() -> None:
    words = "Trong quá trình thực hiện nếu có vướng mắc đề nghị các cơ quan, đơn vị phản ánh về Sở Tài chính."
    assert read_doers(words).lead == ("các cơ quan, đơn vị",)
