"""The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, element by element."""

from __future__ import annotations

from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.docx.styles import Style
from dondoc.papers.report import Annex, Key, Paragraph, Part, Reference, Signature
from dondoc.papers.sample import SAMPLE
from dondoc.papers.tests.reading import a_report, opened, raw, texts, xml

#: Sizes that Phụ lục I allows.
ALLOWED = {
    Style.NATION: (12, 13), Style.MOTTO: (13, 14), Style.SUPERIOR: (12, 13), Style.ISSUER: (12, 13),
    Style.NUMBER: (13, 13), Style.PLACE: (13, 14), Style.KIND: (13, 14), Style.TITLE: (13, 14), Style.BODY: (13, 14),
    Style.GROUND: (13, 14), Style.HEADING_1: (13, 14), Style.HEADING_2: (13, 14), Style.HEADING_3: (13, 14),
    Style.SIGNER_LINE: (13, 14), Style.SIGNER: (13, 14), Style.TO: (13, 14), Style.RECIPIENTS_WORD: (12, 12),
    Style.RECIPIENT: (11, 11), Style.ANNEX: (14, 14), Style.ANNEX_TITLE: (13, 14), Style.ATTACHED: (13, 14),
    Style.PAGE: (13, 14),
}  # fmt: skip


def test_the_page_is_a4_with_the_official_margins() -> None:
    section = opened(render_docx(a_report())).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert Mm(20) <= section.top_margin <= Mm(25)  # type: ignore[operator]
    assert Mm(20) <= section.bottom_margin <= Mm(25)  # type: ignore[operator]
    assert Mm(30) <= section.left_margin <= Mm(35)  # type: ignore[operator]
    assert Mm(15) <= section.right_margin <= Mm(20)  # type: ignore[operator]


def test_every_style_is_in_times_new_roman_and_of_an_allowed_size() -> None:
    styles = opened(render_docx(a_report())).styles
    for style, (least, most) in ALLOWED.items():
        font = styles[style.value.name].font
        assert font.name == "Times New Roman", style
        assert Pt(least) <= font.size <= Pt(most), style


def test_the_body_is_justified_indented_and_spaced() -> None:
    form = opened(render_docx(a_report())).styles[Style.BODY.value.name].paragraph_format
    assert form.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(form.first_line_indent.cm, 2) == 1.27
    assert form.space_after >= Pt(6)
    assert 1 <= form.line_spacing <= 1.5


def test_the_head_says_nation_motto_issuer_number_place_and_day() -> None:
    written = texts(
        render_docx(a_report(superior="Ủy ban nhân dân\ntỉnh Sông Lam", number=5, dated_on=date(2027, 1, 5)))
    )
    assert written[:6] == [
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM",
        "SỞ TÀI CHÍNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-STC",
        "Sông Lam, ngày 05 tháng 01 năm 2027",
    ]


def test_a_body_under_nobody_has_no_empty_line_above_it() -> None:
    assert texts(render_docx(a_report()))[0] == "SỞ TÀI CHÍNH"


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    content = render_docx(a_report(grounds=("Căn cứ Luật A;", "Căn cứ Kế hoạch B.", "Theo đề nghị của Sở C")))
    grounds = [each.text for each in opened(content).paragraphs if each.style and each.style.name == "VB Căn cứ"]
    assert grounds == ["Căn cứ Luật A;", "Căn cứ Kế hoạch B;", "Theo đề nghị của Sở C."]


def test_one_addressee_stands_in_the_line_several_below_it() -> None:
    assert "Kính gửi: Bộ Tài chính" in texts(render_docx(a_report(to=("Bộ Tài chính",))))
    several = texts(render_docx(a_report(to=("Thủ tướng Chính phủ", "Bộ Tài chính"))))
    place = several.index("Kính gửi:")
    assert several[place + 1 : place + 3] == ["- Thủ tướng Chính phủ;", "- Bộ Tài chính."]
    assert not any(text.startswith("Kính gửi") for text in texts(render_docx(a_report())))


def test_recipients_and_signature_stand_side_by_side_and_stay_whole() -> None:
    signature = Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn An")
    content = render_docx(
        a_report(recipients=("Như trên;", "- Các sở"), archive="VT, STC (2 bản)", signature=signature)
    )
    foot = opened(content).tables[-1]
    left, right = (cell.text.split("\n") for cell in foot.rows[0].cells)
    assert left == ["Nơi nhận:", "- Như trên;", "- Các sở;", "- Lưu: VT, STC (2 bản)."]
    assert right == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"]
    assert foot._tbl.find(".//" + qn("w:cantSplit")) is not None
    assert foot._tbl.find(".//" + qn("w:tblBorders")) is None


def test_parts_are_numbered_unless_they_say_how() -> None:
    deep = Part("Bốn", parts=(Part("Năm"),))
    letters = (*(Part(str(place)) for place in range(4)), deep)
    parts = (
        Part("Một", parts=(Part("Hai", parts=letters),)),
        Part("Sáu", number="VI."),
        Part("Bảy", number=""),
        Part("Tám"),
    )
    written = texts(render_docx(a_report(parts=parts)))
    begin = written.index("I. Một")
    expected = ["I. Một", "1. Hai", "a) 0", "b) 1", "c) 2", "d) 3", "đ) Bốn", "- Năm", "VI. Sáu", "Bảy", "II. Tám"]
    assert written[begin : begin + len(expected)] == expected


def test_each_line_of_a_paragraph_is_a_paragraph_and_markup_is_text() -> None:
    block = Paragraph('Một <b> & "hai"\r\n\r\n  ba\x00 {{ title }} {% if %}', is_bullet=True)
    written = texts(render_docx(a_report(parts=(Part("P", (block,)),))))
    assert '- Một <b> & "hai"' in written
    assert "ba {{ title }} {% if %}" in written


def test_pages_are_numbered_above_in_the_middle_but_not_the_first() -> None:
    document = opened(render_docx(a_report()))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    header = section.header._element
    assert header.find(".//" + qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
    assert section.first_page_header._element.find(".//" + qn("w:fldSimple")) is None
    assert Style.PAGE.value.align == "center"


def test_a_draft_says_so_on_every_page_and_shows_its_keys() -> None:
    paragraph = Paragraph("Đã xong 22 nhiệm vụ.", "Q1")
    draft = a_report(parts=(Part("P", (paragraph,)),), keys=(Key("Q1", "Phần I", 22),), is_draft=True)
    content = render_docx(draft)
    assert "DỰ THẢO" in texts(content)
    assert "Đã xong 22 nhiệm vụ.[Q1]" in texts(content)
    document = opened(content)
    for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
        assert [each.text for each in footer.paragraphs] == ["Dự thảo, chưa phát hành"]


def test_an_issued_report_shows_neither() -> None:
    paragraph = Paragraph("Đã xong 22 nhiệm vụ.", "Q1")
    content = render_docx(a_report(parts=(Part("P", (paragraph,)),), keys=(Key("Q1", "Phần I", 22),)))
    assert "DỰ THẢO" not in texts(content)
    assert "Đã xong 22 nhiệm vụ." in texts(content)


def test_a_supplement_names_what_it_supplements() -> None:
    content = render_docx(a_report(supplement_of=Reference("12/BC-UBND", date(2026, 10, 5), "UBND tỉnh Sông Lam")))
    assert "(Bổ sung Báo cáo số 12/BC-UBND ngày 05 tháng 10 năm 2026 của UBND tỉnh Sông Lam)" in texts(content)


def test_an_english_report_says_the_fixed_words_in_english() -> None:
    written = texts(
        render_docx(a_report(language="en", number=3, dated_on=date(2027, 1, 5), annexes=(Annex("Tables"),)))
    )
    assert "Independence - Freedom - Happiness" in written
    assert "No.: 03/BC-STC" in written
    assert "(Attached to Báo cáo no. 03/BC-STC of 05/01/2027 of Sở Tài chính)" in written


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_docx(SAMPLE) == render_docx(SAMPLE)


def test_the_package_says_its_title_and_no_maker() -> None:
    properties = opened(render_docx(SAMPLE)).core_properties
    assert properties.title.startswith("Báo cáo Kết quả thực hiện")
    assert (properties.author, properties.comments) == ("", "")
    assert b"python-docx" not in raw(render_docx(SAMPLE), "docProps/core.xml")


def test_bookmarks_have_numbers_and_names_of_their_own() -> None:
    paragraphs = tuple(
        Paragraph("Nhắc lại", key) for key in ("Q1", "Q1", "khóa <lạ> & dài", "không có trong danh sách")
    )
    keys = (Key("Q1", "Phần I", 1), Key("khóa <lạ> & dài", "Phần I", 2))
    root = xml(render_docx(a_report(parts=(Part("P", paragraphs),), keys=keys)))
    starts = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    assert starts == ["nguon_1", "nguon_2"]
    assert [each.get(qn("w:anchor")) for each in root.iter(qn("w:hyperlink"))] == starts


def test_the_last_words_stay_with_the_signature_even_without_a_closing() -> None:
    parts = (
        Part("A", (Paragraph("Một."),)),
        Part("B", (Paragraph("Hai."), Paragraph("Ba.")), (Part("C", (Paragraph("Bốn."),)),)),
    )
    kept = {
        each.text: each.paragraph_format.keep_with_next
        for each in opened(render_docx(a_report(parts=parts))).paragraphs
    }
    assert kept["Bốn."]
    assert not any(kept[text] for text in ("Một.", "Hai.", "Ba."))
