"""One plan in each format gives the same blocks, by work that grows with its length and no faster."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from dondoc.extraction.formats import open_source
from dondoc.extraction.source import Block, Paragraph, Source
from dondoc.extraction.tests import builders, sample
from tests.effort import calls_of

BUILDERS: dict[str, Callable[[Source], bytes]] = {
    "docx": builders.docx_of,
    "html": builders.html_of,
    "pdf": lambda source: builders.pdf_of(source, "Kế hoạch của tỉnh Sông Lam"),
}


def content(blocks: tuple[Block, ...]) -> list[object]:
    """Texts, places and looks of blocks; pages differ by nature, bold and centred inside tables too."""
    return [
        (block.text, bool(block.bold), bool(block.centred))
        if isinstance(block, Paragraph)
        else [
            (cell.row, cell.column, cell.row_span, cell.column_span, [part.text for part in cell.paragraphs])
            for cell in block.cells
        ]
        for block in blocks
    ]


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("indicators", [6, 60])
def test_a_plan_reads_the_same(name: str, indicators: int) -> None:
    plan = sample.plan(indicators)
    source = open_source(f"plan.{name}", BUILDERS[name](plan))
    assert content(source.blocks) == content(plan.blocks)
    assert [note.text for note in source.footnotes] == [note.text for note in plan.footnotes]
    assert source.format == name


def test_a_pdf_knows_its_pages() -> None:
    source = open_source("plan.pdf", BUILDERS["pdf"](sample.plan()))
    pages = [paragraph.page or 0 for block in source.blocks if isinstance(block, Paragraph) for paragraph in [block]]
    assert pages == sorted(pages)
    assert (pages[0], source.page_count) == (1, 4)


@pytest.mark.parametrize("name", ["docx", "html", "pdf"])
def test_work_grows_with_length_and_no_faster(name: str) -> None:
    def work(times: int) -> int:
        plan = sample.plan(10)
        made = BUILDERS[name](replace(plan, blocks=plan.blocks * times))
        return calls_of(lambda: open_source(f"plan.{name}", made))

    work(1)
    assert work(12) < 1.2 * 6 * work(2)


def test_a_long_document_needs_little_memory() -> None:
    plan = sample.plan(10)
    made = builders.docx_of(replace(plan, blocks=plan.blocks * 24))
    tracemalloc.start()
    open_source("plan.docx", made)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 * 2**20
