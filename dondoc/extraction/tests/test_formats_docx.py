from __future__ import annotations

from dondoc.extraction.formats import docx
from dondoc.extraction.formats.numerals import numeral
from dondoc.extraction.source import Cell, Paragraph, Source, Table
from dondoc.extraction.tests import packages
from dondoc.extraction.tests.packages import item, level, numbering, p, r, tbl, tc

MERGED_DOWN = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def read(body: str, **parts: str) -> Source:
    return docx.read(packages.docx(body, **parts), lambda done, total: None)


def texts(body: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in read(body, **parts).paragraphs()]


def table(body: str) -> Table:
    (block,) = read(body).blocks
    assert isinstance(block, Table)
    return block


def grid(block: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells]


def test_text_is_folded() -> None:
    decomposed = "Ke\u0302\u0301 hoa\u0323ch"
    assert texts(p(f"  {decomposed}\u00a0 năm\u00ad 2026 ")) == ["Kế hoạch năm 2026"]


def test_tabs_and_hyphens_print_as_word_prints_them() -> None:
    inside = "<w:t>a)</w:t><w:tab/><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t>"
    assert texts(f"<w:p><w:r>{inside}</w:r></w:p>") == ["a) QĐ-UBND"]


def test_a_manual_break_parts_only_before_a_list_marker() -> None:
    assert texts(p("Nơi nhận:\n- Như trên;\n- Lưu: VT,\nTH.")) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, TH."]


def test_levels_count_and_restart_as_printed() -> None:
    levels = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "bullet", "-"),
    )
    body = item("A") + item("B", 1) + item("C", 2) + item("D", 2) + item("E", 3) + item("F") + item("G", 1)
    assert texts(body, numbering=levels) == ["I. A", "1. B", "a) C", "b) D", "- E", "II. F", "1. G"]


def test_a_label_can_carry_its_upper_levels() -> None:
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more='<w:isLgl w:val="1"/>'))
    assert texts(item("A") + item("B") + item("C", 1), numbering=levels) == ["I. A", "II. B", "2.1. C"]


def test_a_list_with_its_own_start_begins_there_and_then_goes_on() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("A") + item("B") + item("C", list_id=2) + item("D", list_id=2)
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."), lists=lists)) == ["1. A", "2. B", "1. C", "2. D"]


def test_a_level_can_be_told_never_to_restart() -> None:
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'))
    assert texts(item("A") + item("B", 1) + item("C") + item("D", 1), numbering=levels)[-1] == "2. D"


def test_numbering_comes_through_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    )
    body = p("A", '<w:pStyle w:val="H2"/>') + p("B", '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(body, styles=styles, numbering=numbering(level(0, "upperRoman", "%1."))) == ["I. A", "B"]


def test_bullets_become_dash_or_plus_by_their_glyph() -> None:
    levels = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "+"), level(2, "bullet", "o"))
    assert texts(item("A") + item("B", 1) + item("C", 2), numbering=levels) == ["- A", "+ B", "+ C"]


def test_numbered_empty_cells_keep_their_number() -> None:
    body = tbl(tc(item("")) + tc("Sở Y tế"), tc(item("")) + tc("Sở Nội vụ"))
    block = read(body, numbering=numbering(level(0, "decimal", "%1"))).blocks[0]
    assert isinstance(block, Table)
    assert [cell.text for cell in block.cells] == ["1", "Sở Y tế", "2", "Sở Nội vụ"]


def test_number_formats_print_as_in_word() -> None:
    kinds = ["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero"]
    assert [numeral(4, kind) for kind in kinds] == ["4", "d", "D", "iv", "IV", "04"]
    assert [numeral(28, "lowerLetter"), numeral(0, "lowerLetter"), numeral(49, "upperRoman")] == ["bb", "", "XLIX"]


def test_bold_and_centred_are_told_for_whole_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    mixed = f"<w:p>{r('Sở Y tế', '<w:b/>')}{r(' rà soát')}</w:p>"
    body = p("KẾ HOẠCH", '<w:pStyle w:val="T"/>') + p("thường", run='<w:b w:val="0"/>') + mixed
    blocks = read(body, styles=styles).blocks
    assert blocks == (
        Paragraph("KẾ HOẠCH", None, True, True),
        Paragraph("thường", None, False, False),
        Paragraph("Sở Y tế rà soát", None, None, False),
    )


def test_tracked_deletions_and_hidden_text_are_dropped() -> None:
    changed = f"<w:del><w:r><w:delText>Sở A</w:delText></w:r></w:del><w:ins>{r('Sở B')}</w:ins>"
    assert texts(f"<w:p>{r('Giao ')}{changed}{r('ẩn', '<w:vanish/>')}</w:p>") == ["Giao Sở B"]


def test_fields_show_their_result_only() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Nghị quyết 02")}'
        f"<w:hyperlink>{r(' và 19')}</w:hyperlink></w:p>"
    )
    assert texts(body) == ["Nghị quyết 02 và 19"]


def test_notes_stand_apart_and_leave_no_mark() -> None:
    body = f'<w:p>{r("địa phương")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("; và")}</w:p>'
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" Quyết định số 1")}</w:p>'
        f"{p('ngày 2/3')}</w:footnote>"
    )
    source = read(body, footnotes=notes)
    assert [paragraph.text for paragraph in source.paragraphs()] == ["địa phương; và"]
    assert source.footnotes == (Paragraph("Quyết định số 1 ngày 2/3"),)


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('Số: 12/KH-UBND')}</w:txbxContent>"
    body = (
        f"<w:p>{r('UBND TỈNH')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["UBND TỈNH", "Số: 12/KH-UBND"]


def test_merged_cells_stand_once_with_their_spans() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = tbl(
        tc("TT", MERGED_DOWN) + tc("Chỉ tiêu", wide),
        tc("", GOES_ON) + tc("Tên") + tc("Đơn vị"),
        tc("1") + tc("Tỷ lệ") + tc("%"),
    )
    assert grid(table(body)) == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Chỉ tiêu"), (1, 1, 1, 1, "Tên"), (1, 2, 1, 1, "Đơn vị"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Tỷ lệ"), (2, 2, 1, 1, "%"),
    ]  # fmt: skip


def test_a_nested_table_is_flattened_into_its_cell() -> None:
    body = tbl(tc(p("ngoài") + tbl(tc("trong 1") + tc("trong 2")) + p("")) + tc("bên"))
    assert [cell.text for cell in table(body).cells] == ["ngoài trong 1 trong 2", "bên"]


def test_a_head_repeated_by_hand_stands_once() -> None:
    head = tc("TT") + tc("Nhiệm vụ")
    first, second = tbl(head, tc("1") + tc("A")), tbl(head, tc("2") + tc("B"))
    assert [cell.text for cell in table(first + p("") + second).cells] == ["TT", "Nhiệm vụ", "1", "A", "2", "B"]


def test_dropping_a_repeated_head_shortens_the_cells_that_cross_it() -> None:
    head = tc("TT") + tc("Nhiệm vụ")
    rows = [head, tc("1", MERGED_DOWN) + tc("A"), tc("", GOES_ON) + tc("B")]
    assert [(cell.row, cell.row_span) for cell in table(tbl(*rows, head, tc("2") + tc("C"))).cells] == [
        (0, 1), (0, 1), (1, 2), (1, 1), (2, 1), (3, 1), (3, 1),
    ]  # fmt: skip


def test_empty_paragraphs_and_empty_tables_are_no_blocks() -> None:
    assert read(p("") + tbl(tc("") + tc("")) + p("Còn lại")).blocks == (Paragraph("Còn lại", None, False, False),)


def test_pages_follow_the_breaks_that_word_left() -> None:
    body = (
        p("một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>" + tbl(tc("ba"))
        + "<w:p><w:r><w:t>đầu ở hai</w:t><w:lastRenderedPageBreak/><w:t>cuối ở ba</w:t></w:r></w:p>"
    )  # fmt: skip
    source = read(body)
    assert [paragraph.page for paragraph in source.paragraphs()] == [1, 2, 2, 2]
    assert source.page_count == 3


def test_without_laid_out_pages_there_is_no_page() -> None:
    source = read(p("một") + '<w:p><w:r><w:br w:type="page"/><w:t>hai</w:t></w:r></w:p>')
    assert (source.page_count, {paragraph.page for paragraph in source.paragraphs()}) == (None, {None})


def test_a_table_of_contents_is_no_text() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    assert texts(f"{contents}<w:sdtContent>{p('I. MỤC ĐÍCH 1')}</w:sdtContent></w:sdt>" + p("I. MỤC ĐÍCH")) == [
        "I. MỤC ĐÍCH"
    ]


def test_cells_hold_their_paragraphs_apart() -> None:
    assert table(tbl(tc(p("Sở A") + p("Sở B")) + tc("x"))).cells[0] == Cell(
        0, 0, (Paragraph("Sở A", None, False, False), Paragraph("Sở B", None, False, False))
    )
