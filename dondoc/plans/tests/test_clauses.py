"""An item's words where they stand: in a paragraph, in a table's row, with what is before and after."""

from __future__ import annotations

from dondoc.plans.rules.clauses import Clause, ClauseCell, clause
from dondoc.plans.tests.extracted import Json, Page


def marked(pieces: tuple[object, ...]) -> list[str]:
    return [piece.text for piece in pieces if getattr(piece, "marks", None)]  # type: ignore[attr-defined]


def words_of(row: tuple[ClauseCell, ...]) -> list[str]:
    return ["".join(piece.text for piece in cell.pieces) for cell in row]


def found(page: Page, words: str, **more: int) -> Clause:
    span = page.find(words)
    return clause(page.text, page.blocks, (span["start"], span["end"]), **more)


def a_page() -> Page:
    page = Page()
    page.paragraph("II. NHIỆM VỤ")
    page.paragraph("1. Sở Tài chính rà soát thủ tục; công bố danh mục.")
    page.paragraph("2. Các sở báo cáo.")
    page.table(
        [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Mở cổng dữ liệu", "Sở Công Thương"], ["2", "Tập huấn", "Sở Nội vụ"]]
    )
    page.paragraph("Nơi nhận:")
    return page


def test_the_words_are_marked_in_their_own_paragraph() -> None:
    here = found(a_page(), "rà soát thủ tục; công bố danh mục.")
    assert here.before == ("II. NHIỆM VỤ",)
    assert here.after == ("2. Các sở báo cáo.",)
    (line,) = here.lines
    assert "".join(piece.text for piece in line) == "1. Sở Tài chính rà soát thủ tục; công bố danh mục."
    assert marked(line) == ["rà soát thủ tục; công bố danh mục."]


def test_a_row_is_shown_as_a_row_under_the_tables_head() -> None:
    here = found(a_page(), "Mở cổng dữ liệu")
    (table,) = here.tables
    assert [words_of(row) for row in table.head] == [["TT", "Nhiệm vụ", "Chủ trì"]]
    assert [words_of(row) for row in table.rows] == [["1", "Mở cổng dữ liệu", "Sở Công Thương"]]
    assert marked(table.rows[0][1].pieces) == ["Mở cổng dữ liệu"]
    assert (here.before, here.after) == (("2. Các sở báo cáo.",), ("Nơi nhận:",))


def test_a_cell_merged_over_rows_belongs_to_each_of_them() -> None:
    page = a_page()
    cells: list[Json] = page.blocks[3]["cells"]
    cells[5]["row_span"] = 2
    del cells[8]
    (table,) = found(page, "Tập huấn").tables
    assert [words_of(row) for row in table.rows] == [["2", "Tập huấn", "Sở Công Thương"]]


def test_a_lost_column_leaves_an_empty_cell_and_a_head_that_does_not_fit_is_left_out() -> None:
    page = a_page()
    cells: list[Json] = page.blocks[3]["cells"]
    del cells[3]
    (table,) = found(page, "Mở cổng dữ liệu").tables
    assert words_of(table.rows[0]) == ["", "Mở cổng dữ liệu", "Sở Công Thương"]
    assert table.head
    del cells[4]
    (table,) = found(page, "Mở cổng dữ liệu").tables
    assert table.head == ()


def test_words_over_two_paragraphs_are_marked_in_both() -> None:
    page = a_page()
    here = clause(page.text, page.blocks, (page.text.index("công bố"), page.text.index("báo cáo")))
    assert [marked(line) for line in here.lines] == [["công bố danh mục."], ["2. Các sở "]]


def test_words_that_stand_nowhere_have_no_clause() -> None:
    page = a_page()
    assert not clause(page.text, page.blocks, (0, 0)).is_found
    assert not clause(page.text, page.blocks, (10**6, 10**6 + 5)).is_found
    assert not clause("", [], (0, 5)).is_found


def test_the_first_and_last_paragraph_have_nobody_beside_them() -> None:
    assert found(a_page(), "II. NHIỆM VỤ").before == ()
    assert found(a_page(), "Nơi nhận:").after == ()


def test_a_footnote_stands_beside_nothing() -> None:
    page = a_page()
    page.paragraph("Theo công bố năm 2024.", kind="footnote")
    assert found(page, "Nơi nhận:").after == ()
    assert [marked(line) for line in found(page, "công bố năm 2024").lines] == [["công bố năm 2024"]]


def test_a_long_neighbour_is_cut_at_a_word() -> None:
    page = Page()
    page.paragraph("dài " * 400)
    page.paragraph("đây")
    (before,) = found(page, "đây").before
    assert before.endswith("dài …")
    assert len(before) < 710
