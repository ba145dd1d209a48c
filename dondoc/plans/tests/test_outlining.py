"""Headings and tasks as they follow one another in the document."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.plans.rules.outlining import Branch, Heading, outline


@dataclass(frozen=True)
class Thing:
    path: str
    start: int | None


TWO = Heading("II", "NHIỆM VỤ", 1, 100)
TWO_ONE = Heading("II.1", "Thể chế", 2, 120)
TWO_ONE_A = Heading("II.1.a", "Sở Tài chính", 3, 130)
THREE = Heading("III", "TỔ CHỨC THỰC HIỆN", 1, 300)


def shown(branches: list[Branch[Thing]]) -> list[tuple[str | None, list[str], int]]:
    return [
        (branch.heading.path if branch.heading else None, [item.path for item in branch.items], branch.count)
        for branch in branches
    ]


def test_a_task_stands_where_the_document_has_it() -> None:
    tasks = [Thing("II.1.a.-1", 140), Thing("II.1.b", 200), Thing("III.1", 310)]
    assert shown(outline([TWO, TWO_ONE, TWO_ONE_A, THREE], tasks)) == [
        ("II", [], 2),
        ("II.1", [], 2),
        ("II.1.a", ["II.1.a.-1", "II.1.b"], 1),
        ("III", ["III.1"], 1),
    ]


def test_what_stands_before_the_first_heading_comes_first() -> None:
    assert shown(outline([TWO], [Thing("p1", 5)])) == [(None, ["p1"], 0), ("II", [], 0)]


def test_what_stands_nowhere_follows_the_task_before_it() -> None:
    tasks = [Thing("II.1", 150), Thing("", None), Thing("III.1", 310)]
    assert shown(outline([TWO, THREE], tasks)) == [("II", ["II.1", ""], 1), ("III", ["III.1"], 1)]


def test_a_path_is_not_continued_by_a_longer_number() -> None:
    assert shown(outline([Heading("II.1", "Một", 2, 1)], [Thing("II.10", 5), Thing("II.1", 6)]))[0][2] == 1


def test_a_document_without_headings_is_its_tasks() -> None:
    assert shown(outline([], [Thing("1", 0)])) == [(None, ["1"], 0)]
    assert shown(outline([TWO], [])) == [("II", [], 0)]
    assert shown(outline([], [])) == []
