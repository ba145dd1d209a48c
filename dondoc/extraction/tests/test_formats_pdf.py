from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dondoc.extraction.formats import pdf
from dondoc.extraction.source import Source, Table
from dondoc.extraction.tests import builders

Draw = Callable[[Canvas], None]
WIDE = "bảo đảm phát triển kinh tế xã hội nhanh, bền vững trên địa bàn toàn tỉnh trong giai"


def read(*pages: Draw) -> Source:
    builders.register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for draw in pages:
        canvas.setFont("Serif", 13)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return pdf.read(buffer.getvalue(), lambda done, total: None)


def texts(*pages: Draw) -> list[str]:
    return [paragraph.text for paragraph in read(*pages).paragraphs()]


def write(*lines: tuple[float, float, str], size: float = 13) -> Draw:
    """Lines at (x, y from the top)."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Serif", size)
        for x, y, text in lines:
            canvas.drawString(x, A4[1] - y, text)

    return draw


def full(y: float, text: str, x: float = 85) -> Draw:
    """A line stretched from `x` to the right edge at 539, as justified text is."""

    def draw(canvas: Canvas) -> None:
        words = text.split()
        widths = [canvas.stringWidth(word, "Serif", 13) for word in words]
        gap = (539 - x - sum(widths)) / (len(words) - 1)
        at = x
        for word, width in zip(words, widths, strict=True):
            canvas.drawString(at, A4[1] - y, word)
            at += width + gap

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def body(top: float = 100, count: int = 6) -> Draw:
    """Paragraphs of two lines, the first indented."""
    lines: list[Draw] = []
    for number in range(count):
        y = top + number * 40
        lines += [full(y, f"{WIDE} {number}", 121), write((85, y + 17, f"đoạn {number}."))]
    return both(*lines)


def test_lines_join_and_indented_lines_begin_paragraphs() -> None:
    assert texts(body(count=2)) == [f"{WIDE} 0 đoạn 0.", f"{WIDE} 1 đoạn 1."]


def test_a_paragraph_goes_on_over_the_page_and_keeps_its_first_page() -> None:
    first = both(body(), full(700, WIDE, 121))
    second = both(write((85, 80, "đoạn 2026 và tiếp theo.")), body(120))
    source = read(first, second)
    joined = [paragraph for paragraph in source.paragraphs() if "đoạn 2026" in paragraph.text]
    assert [(paragraph.text, paragraph.page) for paragraph in joined] == [(f"{WIDE} đoạn 2026 và tiếp theo.", 1)]


def test_page_numbers_and_running_heads_are_dropped_but_not_other_figures() -> None:
    def page(number: int) -> Draw:
        head = write((295, 40, str(number)), (85, 55, f"Kế hoạch tỉnh Sông Lam - trang {number}"))
        return both(head, body())

    tail = both(write((295, 40, "5"), (85, 55, "Kế hoạch tỉnh Sông Lam - trang 5"), (295, 75, "2026")), body())
    found = texts(*map(page, range(1, 5)), tail)
    assert "2026" in found
    assert not any("Sông Lam" in text or text in "12345" for text in found)


def test_notes_below_the_rule_stand_apart_and_their_marks_are_dropped() -> None:
    def draw(canvas: Canvas) -> None:
        body()(canvas)
        write((85, 400, "đầu tư công; diện tích 5 km"))(canvas)
        end = 85 + canvas.stringWidth("đầu tư công; diện tích 5 km", "Serif", 13)
        write((end, 395, "2"), size=8)(canvas)
        write((end + 8, 400, "rừng"))(canvas)
        write((end + 8 + canvas.stringWidth("rừng", "Serif", 13), 395, "12"), size=8)(canvas)
        canvas.line(85, A4[1] - 690, 229, A4[1] - 690)
        write((85, 697, "12"), size=6)(canvas)
        write((95, 700, "Quyết định số 5/QĐ-UBND"), (85, 712, "của Chủ tịch tỉnh."), size=9)(canvas)

    source = read(draw)
    text = " ".join(paragraph.text for paragraph in source.paragraphs())
    assert text.endswith("đầu tư công; diện tích 5 km2 rừng")
    assert [note.text for note in source.footnotes] == ["Quyết định số 5/QĐ-UBND của Chủ tịch tỉnh."]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    head = write(
        (110, 60, "ỦY BAN NHÂN DÂN"), (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (125, 76, "TỈNH SÔNG LAM"), (340, 76, "Độc lập - Tự do - Hạnh phúc"),
    )  # fmt: skip
    source = read(both(head, body(130)))
    block = source.blocks[0]
    assert isinstance(block, Table)
    assert [[part.text for part in cell.paragraphs] for cell in block.cells] == [
        ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ]


def test_columns_with_lines_at_different_heights_are_not_interleaved() -> None:
    foot = write(
        (360, 500, "TM. ỦY BAN NHÂN DÂN"), (85, 506, "Nơi nhận:"), (390, 517, "CHỦ TỊCH"), (85, 521, "- Các sở;"),
        (85, 535, "- Lưu: VT."), (370, 600, "Trần Thị Minh Khai"),
    )  # fmt: skip
    block = read(both(body(), foot)).blocks[-1]
    assert isinstance(block, Table)
    assert [[part.text for part in cell.paragraphs] for cell in block.cells] == [
        ["Nơi nhận:", "- Các sở;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Minh Khai"],
    ]


def rules(rows: list[float], columns: list[float], *, as_shapes: bool = False) -> Draw:
    """A full grid, drawn as lines or, as Word does, as thin filled shapes."""

    def draw(canvas: Canvas) -> None:
        for y in rows:
            if as_shapes:
                canvas.rect(columns[0], A4[1] - y, columns[-1] - columns[0], 0.5, stroke=0, fill=1)
            else:
                canvas.line(columns[0], A4[1] - y, columns[-1], A4[1] - y)
        for x in columns:
            if as_shapes:
                canvas.rect(x, A4[1] - rows[-1], 0.5, rows[-1] - rows[0], stroke=0, fill=1)
            else:
                canvas.line(x, A4[1] - rows[0], x, A4[1] - rows[-1])

    return draw


@pytest.mark.parametrize("as_shapes", [False, True])
def test_ruled_tables_are_found_however_their_lines_are_drawn(as_shapes: bool) -> None:
    grid = rules([100, 130, 160], [85, 120, 300], as_shapes=as_shapes)
    source = read(both(grid, write((90, 120, "1"), (130, 120, "Sở Y tế"), (90, 150, "2"), (130, 150, "Sở Nội vụ"))))
    (block,) = source.blocks
    assert isinstance(block, Table)
    assert [(cell.row, cell.column, cell.text) for cell in block.cells] == [
        (0, 0, "1"), (0, 1, "Sở Y tế"), (1, 0, "2"), (1, 1, "Sở Nội vụ"),
    ]  # fmt: skip


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (100, 130, 160):
            canvas.line(85, A4[1] - y, 400, A4[1] - y)
        canvas.line(200, A4[1] - 100, 200, A4[1] - 160)

    source = read(both(draw, write((90, 120, "một"), (210, 120, "hai"), (90, 150, "ba"), (210, 150, "bốn"))))
    assert [len(block.cells) for block in source.blocks if isinstance(block, Table)] == [4]


def test_a_frame_around_text_and_an_underline_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(80, A4[1] - 320, 470, 250)
        canvas.line(85, A4[1] - 119, 200, A4[1] - 119)

    assert not any(isinstance(block, Table) for block in read(both(draw, body())).blocks)


def test_a_turned_page_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -A4[0])
        for row, text in enumerate(("Chỉ tiêu chủ yếu", "Sở Tài chính chủ trì, phối hợp với các sở, ngành")):
            canvas.drawString(85, A4[0] - 100 - 17 * row, text)

    assert texts(draw) == ["Chỉ tiêu chủ yếu", "Sở Tài chính chủ trì, phối hợp với các sở, ngành"]
