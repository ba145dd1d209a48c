from __future__ import annotations

import pytest

from dondoc.extraction.formats import html
from dondoc.extraction.source import Paragraph, Source, Table


def read(body: str) -> Source:
    return html.read(f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode(), print)


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(body).paragraphs()]


def grid(body: str) -> list[tuple[int, int, int, int, str]]:
    (block,) = read(body).blocks
    assert isinstance(block, Table)
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells]


def test_white_space_and_inline_elements_do_not_part_text() -> None:
    assert texts("<p>Nghị  quyết\n<b>số</b> <i>02</i>/NQ-<span>CP</span>&nbsp;</p>") == ["Nghị quyết số 02/NQ-CP"]


def test_scripts_styles_and_hidden_parts_are_dropped() -> None:
    body = (
        "<script>x</script><style>y</style><nav>Trang chủ</nav><p hidden>a</p><p style='display: none'>b</p><p>Còn</p>"
    )
    assert texts(body) == ["Còn"]


def test_breaks_part_before_markers_at_gaps_and_after_closed_sentences() -> None:
    assert texts("<p>Về việc<br>thực hiện<br>- Một<br>- Hai;<br>Ba<br><br>Bốn</p>") == [
        "Về việc thực hiện", "- Một", "- Hai;", "Ba", "Bốn",
    ]  # fmt: skip


def test_lists_print_their_markers() -> None:
    body = (
        "<ul><li>một<ul><li>con</li></ul></li></ul><ol start=3><li>ba</li><li value=7>bảy</li></ol>"
        "<ol type=a><li>chữ</li></ol><ol style='list-style-type: upper-roman'><li>La Mã</li></ol>"
        "<ul style='list-style: none'><li>trơn</li></ul><ul><li>- có sẵn</li></ul>"
    )
    assert texts(body) == ["- một", "+ con", "3. ba", "7. bảy", "a) chữ", "I. La Mã", "trơn", "- có sẵn"]


def test_headings_and_alignment_are_told() -> None:
    body = "<h2>I. MỤC ĐÍCH</h2><center>PHỤ LỤC</center><p align=center><strong>KẾ HOẠCH</strong></p><p>a <b>b</b></p>"
    assert read(body).blocks == (
        Paragraph("I. MỤC ĐÍCH", None, True, False),
        Paragraph("PHỤ LỤC", None, False, True),
        Paragraph("KẾ HOẠCH", None, True, True),
        Paragraph("a b", None, None, False),
    )


def test_spans_place_cells_in_the_grid() -> None:
    body = "<table><tr><th rowspan=2>TT<th colspan=2>Chỉ tiêu<tr><td>Tên<td>Đơn vị<tr><td>1<td>Tỷ lệ<td>%</table>"
    assert grid(body) == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Chỉ tiêu"), (1, 1, 1, 1, "Tên"), (1, 2, 1, 1, "Đơn vị"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Tỷ lệ"), (2, 2, 1, 1, "%"),
    ]  # fmt: skip


def test_absurd_spans_end_with_the_table() -> None:
    assert grid("<table><tr><td rowspan=99999>a<td colspan=x>b</table>") == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_a_table_that_lays_out_the_page_is_seen_through() -> None:
    inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    blocks = read(f"<table><tr><td><p>Đầu</p>{inner}</td></tr></table>").blocks
    assert [type(block) for block in blocks] == [Paragraph, Table]


def test_a_small_table_inside_a_cell_is_flattened() -> None:
    assert grid("<table><tr><td>a<table><tr><td>b</table><td>c</table>") == [(0, 0, 1, 1, "a b"), (0, 1, 1, 1, "c")]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Quyết định 5</p>'),
        ('<sup><a href="#fn1">1</a></sup>', '<ol><li id="fn1">Quyết định 5 <a href="#b">↩</a></li></ol>'),
    ],
)
def test_notes_stand_apart_and_their_marks_are_dropped(mark: str, note: str) -> None:
    source = read(f"<p>Đầu tư công{mark}; và m<sup>2</sup></p>{note}")
    assert [paragraph.text for paragraph in source.paragraphs()] == ["Đầu tư công; và m2"]
    assert [paragraph.text for paragraph in source.footnotes] == ["Quyết định 5"]


def test_links_with_words_are_text() -> None:
    assert texts('<p>Theo <a href="#phuluc">Phụ lục</a></p>') == ["Theo Phụ lục"]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Kế hoạch</p>".encode("utf-16"),
        b"\xef\xbb\xbf" + "<p>Kế hoạch</p>".encode(),
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Kế hoạch</p></body></html>".encode(),
        b"<meta charset=windows-1258><p>" + "Kê\u0301 hoa\u0323ch".encode("cp1258"),
        "<meta charset=iso-8859-1><p>Kế hoạch".encode(),
        "<meta charset=nonsense><p>Kế hoạch".encode(),
    ],
)
def test_encodings_are_found(content: bytes) -> None:
    assert [paragraph.text for paragraph in html.read(content, print).paragraphs()] == ["Kế hoạch"]


def test_only_the_main_part_of_a_page_is_read() -> None:
    assert texts("<header>Cổng thông tin</header><main><p>Kế hoạch</p></main><footer>Bản quyền</footer>") == [
        "Kế hoạch"
    ]
