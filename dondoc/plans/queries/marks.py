from __future__ import annotations

from typing import Any

from dondoc.plans.models import ITEM_MODELS, Mention, Plan, Reading, Reference
from dondoc.plans.rules.marking import Mark

#: The column that names an item of each kind in the document's margin.
_LABELS = {"task": "path", "indicator": "code", "duty": "frequency", "reference": "number", "recipient": "text"}


def text_of(plan: Plan) -> str:
    """The folded text that the draft stands in."""
    return Reading.objects.values_list("result__text", flat=True).get(pk=plan.reading_id) or ""


def blocks_of(plan: Plan) -> list[dict[str, Any]]:
    """The paragraphs, tables and footnotes of that text."""
    return Reading.objects.values_list("result__blocks", flat=True).get(pk=plan.reading_id) or []


def marks_of(plan: Plan) -> list[Mark]:
    """Where the plan's items stand in its reading; six queries for any number of them."""
    marks = []
    for model in ITEM_MODELS:
        kind = model.kind.value
        rows = model._default_manager.filter(plan=plan, reading=plan.reading_id, dropped_at=None)
        for pk, start, end, doubts, label in rows.values_list("pk", "start", "end", "doubt_count", _LABELS[kind]):
            if model is not Reference:
                marks.append(Mark(start, end, f"{kind}-{pk}", kind, label, bool(doubts)))
    mentions = Mention.objects.filter(
        reference__plan=plan, reference__reading=plan.reading_id, reference__dropped_at=None
    )
    marks += [
        Mark(start, end, f"reference-{pk}", "reference", number)
        for pk, start, end, number in mentions.values_list("reference_id", "start", "end", "reference__number")
    ]
    return marks
