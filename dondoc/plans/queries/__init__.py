"""What pages of this package show; nothing here writes."""

from dondoc.plans.queries.documents import plan_doubts, recent_documents, same_plan
from dondoc.plans.queries.drafts import (
    SHOWS,
    are_same_words,
    around,
    counts,
    discarded_drafts,
    draft,
    drafts,
    following_task,
    is_reader_newer,
    item_of,
    items,
    last_change,
    last_correction,
    place_of,
    tasks_without_lead,
    typed,
    typed_forms,
)
from dondoc.plans.queries.marks import blocks_of, marks_of, text_of

__all__ = [
    "SHOWS",
    "are_same_words",
    "around",
    "blocks_of",
    "counts",
    "discarded_drafts",
    "draft",
    "drafts",
    "following_task",
    "is_reader_newer",
    "item_of",
    "items",
    "last_change",
    "last_correction",
    "marks_of",
    "place_of",
    "plan_doubts",
    "recent_documents",
    "same_plan",
    "tasks_without_lead",
    "text_of",
    "typed",
    "typed_forms",
]
