from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.rules.grids import filled_rows
from dondoc.plans.rules.marking import Mark, Marking
from dondoc.plans.rules.spans import overlap, parts_of_span, places_of, trimmed

TEXT = "Sở Y tế trình theo Nghị quyết số 02/NQ-CP, đạt trên 95%."


def mark(words: str, ref: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), ref, ref.partition("-")[0])


def shown(marks: list[Mark]) -> list[tuple[str, list[str]]]:
    return [(piece.text, [mark.ref for mark in piece.marks]) for piece in Marking(TEXT, marks).pieces(0, len(TEXT))]


def test_nested_marks_are_named_from_the_widest_to_the_narrowest() -> None:
    assert shown([mark("02/NQ-CP", "reference-2"), mark(TEXT, "task-1")]) == [
        ("Sở Y tế trình theo Nghị quyết số ", ["task-1"]),
        ("02/NQ-CP", ["task-1", "reference-2"]),
        (", đạt trên 95%.", ["task-1"]),
    ]


def test_overlapping_marks_are_cut_where_they_cross() -> None:
    pieces = shown([mark("Sở Y tế trình theo Nghị quyết", "task-1"), mark("Nghị quyết số 02/NQ-CP", "task-2")])
    assert [refs for _text, refs in pieces] == [["task-1"], ["task-1", "task-2"], ["task-2"], []]


def test_a_mark_over_two_leaves_begins_once() -> None:
    marking = Marking(TEXT, [mark(TEXT, "task-1")])
    begins = [piece.begins for leaf in ((0, 10), (10, 20)) for piece in marking.pieces(*leaf)]
    assert [len(marks) for marks in begins] == [1, 0]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_pieces_together_are_the_text_whatever_is_marked(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, f"task-{index}", "task") for index, (start, end) in enumerate(spans)]
    assert "".join(text for text, _refs in shown(marks)) == TEXT


def test_parts_are_found_one_after_another() -> None:
    assert parts_of_span("a b a b", (0, 7), ["a b", "a b"]) == [(0, 3), (4, 7)]
    assert parts_of_span("a b a b", (0, 7), ["c"]) == [(0, 7)]


def test_places_trims_and_overlaps() -> None:
    assert places_of("aaa", "aa") == [(0, 2), (1, 3)]
    assert places_of("aaa", "") == []
    assert trimmed("  a ", (0, 99)) == (2, 3)
    assert overlap((0, 10), (5, 7)) == 1
    assert overlap((0, 10), (10, 12)) == 0
    assert overlap((0, 0), (0, 2)) == 0


def cell(row: int, column: int, row_span: int = 1, column_span: int = 1) -> dict[str, int]:
    return {"row": row, "column": column, "row_span": row_span, "column_span": column_span}


def test_a_place_that_no_cell_reaches_is_kept_open() -> None:
    tall, right, lower = cell(0, 0, row_span=2), cell(0, 2), cell(1, 2)
    assert filled_rows([tall, right, lower]) == [[tall, None, right], [None, lower]]


def test_a_table_without_cells_has_no_rows() -> None:
    assert filled_rows([]) == []


def test_a_wide_cell_fills_its_row() -> None:
    wide = cell(0, 0, column_span=2)
    assert filled_rows([wide, cell(1, 0), cell(1, 1)]) == [[wide], [cell(1, 0), cell(1, 1)]]
