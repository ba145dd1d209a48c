"""Everything that changes a plan; each is one transaction with its audit event."""

from dondoc.plans.actions.adding import add_item
from dondoc.plans.actions.correcting import confirm_item, correct_facts, correct_item, drop_item, restore_item
from dondoc.plans.actions.documents import AlreadyHere, upload_document
from dondoc.plans.actions.drafting import draft_from_reading
from dondoc.plans.actions.issuing import issue_plan
from dondoc.plans.actions.reading import (
    begin_reading,
    finish_reading,
    note_progress,
    refuse_reading,
    start_reading,
)
from dondoc.plans.actions.rereading import reread
from dondoc.plans.actions.splitting import merge_tasks, split_task
from dondoc.plans.actions.undoing import undo
from dondoc.plans.actions.unsaved import forget_typed, keep_typed

__all__ = [
    "AlreadyHere",
    "add_item",
    "begin_reading",
    "confirm_item",
    "correct_facts",
    "correct_item",
    "draft_from_reading",
    "drop_item",
    "finish_reading",
    "forget_typed",
    "issue_plan",
    "keep_typed",
    "merge_tasks",
    "note_progress",
    "refuse_reading",
    "reread",
    "restore_item",
    "split_task",
    "start_reading",
    "undo",
    "upload_document",
]
