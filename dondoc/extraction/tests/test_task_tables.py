"""Tasks of an appendix's table."""

from __future__ import annotations

import pytest

from dondoc.extraction.grammar.times import Times
from dondoc.extraction.items.task_tables import is_task_table, read_task_table
from dondoc.extraction.outline.folded import fold
from dondoc.extraction.plan import DeadlineKind, Task
from dondoc.extraction.source import Cell, Source
from dondoc.extraction.tests.readers import YEAR, grid_of, table_of
from dondoc.extraction.tests.sample import cell

HEADS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
Row = tuple[str | Cell | None, ...]


def rows_of(*rows: Row, heads: Row = HEADS, prefix: str = "PL") -> list[Task]:
    return list(read_task_table(grid_of(heads, *rows), prefix, Times(YEAR)))


def test_a_row_is_a_task_with_the_roles_and_time_of_its_cells() -> None:
    (task,) = rows_of(("1", "Rà soát thủ tục", "Sở Y tế", "Các sở, ngành; UBND cấp xã", "Quý II"))

    assert (task.path, task.text) == ("PL.1", "Rà soát thủ tục")
    assert (task.roles.lead, task.roles.coordinating) == (("Sở Y tế",), ("Các sở, ngành", "UBND cấp xã"))
    assert (task.deadline.kind, task.deadline.value) == (DeadlineKind.QUARTER, "2026-Q2")


@pytest.mark.parametrize(
    ("rows", "prefix", "paths"),
    [
        ([("1", "Rà soát"), ("2", "Công khai")], "PL", ["PL.1", "PL.2"]),
        ([("1", "Rà soát")], "PL.II", ["PL.II.1"]),
        ([("3.1", "Rà soát"), ("3.2", "Công khai")], "PL.II", ["PL.II.3.1", "PL.II.3.2"]),
        (
            [("I", "Cải cách"), ("1", "Rà soát", "Sở Y tế"), ("II", "Hạ tầng"), ("1", "Nâng cấp", "Sở Xây dựng")],
            "PL",
            ["PL.I.1", "PL.II.1"],
        ),
        ([("1", "- Rà soát\n- Công khai")], "PL", ["PL.1.-1", "PL.1.-2"]),
        ([("1", "Cải cách:\n- Rà soát\n- Công khai")], "PL", ["PL.1.-1", "PL.1.-2"]),
        ([("1", "Rà soát\nCông khai")], "PL", ["PL.1", "PL.1.p2"]),
        ([("1", "a) Rà soát\nb) Công khai")], "PL", ["PL.1.a", "PL.1.b"]),
        ([("1.", "Rà soát")], "PL", ["PL.1"]),
    ],
)
def test_paths_are_the_numbers_as_printed(rows: list[Row], prefix: str, paths: list[str]) -> None:
    full = [(*row, *["Sở Y tế"] * (3 - len(row))) if len(rows) < 4 else row for row in rows]

    assert [task.path for task in rows_of(*full, prefix=prefix)] == paths


def test_a_merged_cell_leads_every_row_that_it_spans() -> None:
    tasks = rows_of(
        ("1", "Rà soát", cell(1, 2, "Sở Y tế", down=2), "Sở Nội vụ", "Quý I"),
        ("2", "Công khai", None, "Sở Tư pháp", ""),
    )

    assert [task.roles.lead for task in tasks] == [("Sở Y tế",), ("Sở Y tế",)]


def test_whoever_watches_over_others_in_a_role_cell_supervises() -> None:
    (task,) = rows_of(
        ("1", "Rà soát", "UBND cấp xã", "Sở Y tế đôn đốc, hướng dẫn và kiểm tra việc thực hiện", "Thường xuyên")
    )

    assert (task.roles.supervising, task.roles.coordinating) == (("Sở Y tế",), ())
    assert task.deadline.kind is DeadlineKind.CONTINUOUS


def test_the_time_cell_wins_over_a_time_in_the_words() -> None:
    (task,) = rows_of(("1", "Rà soát trước ngày 30/6/2026", "Sở Y tế", "", "Trước 30/9/2026"))

    assert task.deadline.value == "2026-09-30"


def test_without_a_time_column_the_words_say_the_time() -> None:
    (task,) = rows_of(("1", "Rà soát trước ngày 30/6/2026", "Sở Y tế"), heads=("TT", "Nhiệm vụ", "Cơ quan chủ trì"))

    assert task.deadline.value == "2026-06-30"


def test_without_a_column_of_roles_the_words_say_who() -> None:
    (task,) = rows_of(("1", "Sở Y tế: Rà soát thủ tục.", "Quý I"), heads=("TT", "Nhiệm vụ", "Thời gian"))

    assert (task.roles.lead, task.text) == (("Sở Y tế",), "Rà soát thủ tục.")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (("1", "Rà soát", None, None, "Quý I"), ["no_lead"]),
        (("1", "Rà soát", "nhà thầu", None, "Quý I"), ["unknown_agency", "no_lead"]),
        (("1", "Rà soát", "Sở Y tế", None, "theo phân công"), ["unread_time"]),
        (("1", "Rà soát", "Sở Y tế", None, "Quý I"), []),
    ],
)
def test_what_a_cell_leaves_open_is_doubted(row: Row, codes: list[str]) -> None:
    (task,) = rows_of(row)

    assert [doubt.code for doubt in task.evidence.doubts] == codes


@pytest.mark.parametrize(
    ("heads", "tasks"),
    [
        (HEADS, True),
        (("TT", "Nội dung", "Cơ quan chủ trì"), True),
        (("TT", "Chỉ tiêu", "Mục tiêu năm 2026", "Cơ quan chủ trì"), False),
        (("TT", "Nội dung", "Ghi chú"), False),
    ],
)
def test_a_table_of_tasks_has_a_column_of_them_or_of_who_leads(heads: Row, tasks: bool) -> None:
    assert is_task_table(grid_of(heads)) is tasks


def test_a_table_without_rows_has_no_task() -> None:
    assert rows_of() == []


def test_a_role_cell_that_names_nobody_supervises_nothing() -> None:
    (task,) = rows_of(("1", "Rà soát", "Sở Y tế", "theo dõi chung", "Quý I"))

    assert (task.roles.coordinating, task.roles.supervising) == ((), ())


def test_bullets_in_the_rows_below_belong_to_the_line_that_leads_to_them() -> None:
    tasks = rows_of(
        ("1", "Cải cách thủ tục", "Sở Y tế", None, "Quý I"),
        (None, "- Rà soát thủ tục", "Sở Y tế", None, "Quý I"),
        (None, "- Công khai thủ tục", "Sở Nội vụ", None, "Quý II"),
    )

    assert [(task.path, task.roles.lead) for task in tasks] == [("PL.1.-1", ("Sở Y tế",)), ("PL.1.-2", ("Sở Nội vụ",))]


def test_partners_in_a_rows_words_join_those_of_its_cell() -> None:
    (task,) = rows_of(("1", "Phối hợp với Công an tỉnh rà soát", "Sở Y tế", "Sở Nội vụ", "Quý I"))

    assert task.roles.coordinating == ("Sở Nội vụ", "Công an tỉnh")


def test_spans_hold_the_words_of_rows_and_bullets() -> None:
    rows = (HEADS, ("1", "Cải cách:\n- Rà soát\n-  Công khai", "Sở Y tế", None, "Quý I"))
    text = fold(Source("txt", (table_of(*rows),))).text
    tasks = list(read_task_table(grid_of(*rows), "PL", Times(YEAR)))

    assert len(tasks) == 2
    for task in tasks:
        assert text[task.evidence.span.start : task.evidence.span.end] == task.text
