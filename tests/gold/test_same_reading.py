"""A real plan written as .docx, .html and .pdf reads as its text does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from dondoc.extraction.formats import open_source
from dondoc.extraction.plan import ExtractedPlan
from dondoc.extraction.reading import read_plan
from dondoc.extraction.source import Source
from dondoc.extraction.tests import builders
from tests.gold.shared import ANNOTATED, LABELLED, plan_file

PLANS = (*ANNOTATED, LABELLED, "namdinh-2024-nq02")
#: Its table has rows taller than a page. ReportLab cuts them, and the merged cells around them, without
#: drawing all their lines; Word does. What is lost so is no more than this share of the tasks.
CUT_ROWS = "bacgiang-2023-tinh-minh-bach"
MAY_DIFFER = 0.12

Reading = dict[str, list[Any]]


@cache
def source(name: str) -> Source:
    path = plan_file(name)
    return open_source(path.name, path.read_bytes())


def reading(plan: ExtractedPlan) -> Reading:
    """What must not depend on the format: no spans, no raw phrases."""
    return {
        "tasks": [(task.path, task.text, *_roles(task), task.deadline) for task in plan.tasks],
        "indicators": [
            (row.code, row.name, row.unit, row.baseline, row.target, *_roles(row)) for row in plan.indicators
        ],
        "reports": [(duty.sender, duty.receiver, duty.frequency, duty.due) for duty in plan.reports],
        "references": [(reference.number, reference.date, reference.issuer) for reference in plan.references],
        "recipients": [recipient.text for recipient in plan.recipients],
        "document": [plan.document],
    }


def _roles(item: Any) -> tuple[tuple[str, ...], ...]:
    return item.roles.lead, item.roles.coordinating, item.roles.supervising, item.roles.evaluator


@cache
def expected(name: str) -> Reading:
    return reading(read_plan(source(name)))


@pytest.mark.parametrize("name", PLANS)
def test_it_reads_the_same_from_word(name: str) -> None:
    assert reading(read_plan(open_source("plan.docx", builders.docx_of(source(name))))) == expected(name)


@pytest.mark.parametrize("name", PLANS)
def test_it_reads_the_same_from_html(name: str) -> None:
    assert reading(read_plan(open_source("plan.html", builders.html_of(source(name))))) == expected(name)


@pytest.mark.parametrize("name", [name for name in PLANS if name != CUT_ROWS])
def test_it_reads_the_same_from_pdf(name: str) -> None:
    assert reading(read_plan(open_source("plan.pdf", builders.pdf_of(source(name))))) == expected(name)


def test_rows_cut_by_pages_are_put_together_again() -> None:
    found = reading(read_plan(open_source("plan.pdf", builders.pdf_of(source(CUT_ROWS)))))["tasks"]
    wanted = expected(CUT_ROWS)["tasks"]
    assert sum(task not in found for task in wanted) <= MAY_DIFFER * len(wanted)
