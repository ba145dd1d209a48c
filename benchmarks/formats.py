"""The same plans as Word, PDF and HTML: how fast, and whether they read as their text does."""

from __future__ import annotations

import time

from benchmarks.tables import show
from dondoc.extraction.formats import open_source
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read
from dondoc.extraction.tests.builders import docx_of, html_of, pdf_of
from tests.gold.shared import ANNOTATED, plan_file

BUILDERS = {"docx": docx_of, "html": html_of, "pdf": pdf_of}


def report() -> None:
    """One row a plan and format."""
    rows = []
    for name in ANNOTATED:
        source = source_from_text(plan_file(name).read_text(encoding="utf-8"))
        expected = read(source)
        for kind, build in BUILDERS.items():
            content = build(source)
            begun = time.perf_counter()
            plan = read(open_source(f"{name}.{kind}", content))
            took = time.perf_counter() - begun
            same = [task.text for task in plan.tasks] == [task.text for task in expected.tasks]
            rows.append(
                [
                    f"{name}.{kind}",
                    f"{1000 * took:.0f}",
                    f"{len(plan.tasks)}/{len(expected.tasks)}",
                    "yes" if same else "no",
                ]
            )
    show("The same plans in other formats", ["file", "ms", "tasks", "same texts"], rows)
