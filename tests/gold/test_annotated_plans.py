"""The reader against annotations by hand: how good it has to be, plan by plan."""

from __future__ import annotations

import pytest

from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import Json, to_json
from tests.gold.scoring import score
from tests.gold.shared import ANNOTATED, LABELLED, annotation, plan_file

#: The least that holds for every annotated plan; rows that a plan has nothing of count as reached.
LEAST = {
    "tasks": 0.98,
    "tasks.path": 0.97,
    "tasks.lead": 0.97,
    "tasks.coordinating": 0.93,
    "tasks.supervising": 0.9,
    "tasks.deadline": 0.97,
    "indicators.table": 0.98,
    "indicators.table.lead": 0.95,
    "indicators.body": 0.7,
    "references": 0.98,
    "reports": 0.9,
    "recipients": 0.95,
    "document": 1.0,
}


def read_text(name: str) -> Json:
    return to_json(read_plan(source_from_text(plan_file(name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", ANNOTATED)
def test_it_reads_an_annotated_plan_as_a_careful_reader_does(name: str) -> None:
    gold = annotation(name)
    reached, misses = score(gold, read_text(name))

    short = {row: reached[row] for row, least in LEAST.items() if reached[row] < least}
    assert not short, "\n".join(misses)
    if any(not indicator.get("body") for indicator in gold["indicators"]):
        assert reached["indicators.table.values"] >= 0.98, "\n".join(misses)


def test_it_reads_labelled_lines_under_their_tasks() -> None:
    reached, misses = score(annotation(LABELLED), read_text(LABELLED))

    assert reached["tasks"] >= 0.95, misses
    assert reached["tasks.lead"] >= 0.93, misses
