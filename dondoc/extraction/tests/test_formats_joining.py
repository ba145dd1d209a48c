from __future__ import annotations

from dondoc.extraction.formats.joining import continue_over_page, without_repeated_heads
from dondoc.extraction.source import Table
from dondoc.extraction.tests.sample import cell

HEAD = (cell(0, 0, "TT"), cell(0, 1, "Nhiệm vụ"), cell(0, 2, "Chủ trì"))


def table(*rows: tuple[str, str, str]) -> Table:
    body = (
        cell(at, column, *filter(None, [text]))
        for at, row in enumerate(rows, start=1)
        for column, text in enumerate(row)
    )
    return Table((*HEAD, *body))


def shape(block: Table) -> list[tuple[int, int, int, str]]:
    return [(part.row, part.column, part.row_span, part.text) for part in block.cells if part.row]


def test_the_next_page_goes_on_without_its_head() -> None:
    joined = continue_over_page(table(("1", "Rà soát", "Sở A")), table(("2", "Báo cáo", "Sở B")))
    assert [part.text for part in joined.cells] == [
        "TT",
        "Nhiệm vụ",
        "Chủ trì",
        "1",
        "Rà soát",
        "Sở A",
        "2",
        "Báo cáo",
        "Sở B",
    ]


def test_a_row_cut_in_the_middle_of_a_sentence_is_one_row() -> None:
    joined = continue_over_page(
        table(("1", "Rà soát các", "Sở A")), table(("", "quy định", ""), ("2", "Báo cáo", "Sở B"))
    )
    assert shape(joined)[:3] == [(1, 0, 1, "1"), (1, 1, 1, "Rà soát các quy định"), (1, 2, 1, "Sở A")]
    assert joined.row_count == 3


def test_a_row_that_goes_on_in_one_cell_only_is_one_row() -> None:
    joined = continue_over_page(table(("1", "Rà soát:", "Sở A")), table(("", "- Thủ tục;", "")))
    assert [part.text for part in joined.cells if part.column == 1] == ["Nhiệm vụ", "Rà soát: - Thủ tục;"]


def test_a_numbered_item_alone_in_its_row_shares_the_cells_above() -> None:
    joined = continue_over_page(table(("1", "1.1. Rà soát.", "Sở A")), table(("", "1.2. Báo cáo", "")))
    assert shape(joined) == [(1, 0, 2, "1"), (1, 1, 1, "1.1. Rà soát."), (1, 2, 2, "Sở A"), (2, 1, 1, "1.2. Báo cáo")]


def test_an_empty_cell_at_the_left_belongs_to_the_merged_one_above() -> None:
    joined = continue_over_page(table(("1", "Rà soát.", "Sở A")), table(("", "Báo cáo", "Sở B")))
    assert shape(joined) == [
        (1, 0, 2, "1"), (1, 1, 1, "Rà soát."), (1, 2, 1, "Sở A"), (2, 1, 1, "Báo cáo"), (2, 2, 1, "Sở B"),
    ]  # fmt: skip


def test_a_page_that_only_repeats_the_head_adds_nothing() -> None:
    whole = table(("1", "Rà soát", "Sở A"))
    assert continue_over_page(whole, table()) == whole


def test_a_head_of_one_filled_cell_is_no_head_to_drop() -> None:
    lines = Table((cell(0, 0, "Sở A"), cell(0, 1), cell(1, 0, "Sở A"), cell(1, 1)))
    assert without_repeated_heads(lines) == lines
