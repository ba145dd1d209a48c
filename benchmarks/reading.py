"""How well the annotated plans are read, by the scorer that lies with the annotations."""

from __future__ import annotations

from benchmarks.tables import show
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import to_json
from tests.gold.scoring import score
from tests.gold.shared import ANNOTATED, LABELLED, annotation, plan_file


def report() -> None:
    """One row a figure, one column a plan."""
    names = (*ANNOTATED, LABELLED)
    reached = {}
    for name in names:
        plan = read_plan(source_from_text(plan_file(name).read_text(encoding="utf-8")))
        gold = annotation(name)
        reached[name], _ = score(gold, to_json(plan))
    rows = [
        [row, *(f"{reached[name][row]:.3f}" for name in names)]
        for row in reached[names[0]]
        if not row.endswith(".values")
    ]
    values = [f"{reached[name]['indicators.table.values']:.3f}" if _has_table(name) else "–" for name in names]
    rows.append(["indicators.table.values", *values])
    show("Reading: F1, or accuracy, by annotated plan", ["figure", *(name[:22] for name in names)], rows)


def _has_table(name: str) -> bool:
    return any(not indicator.get("body") for indicator in annotation(name)["indicators"])
