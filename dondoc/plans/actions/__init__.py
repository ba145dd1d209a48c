"""Everything that changes a plan; each is one transaction with its audit event."""

from dondoc.plans.actions.adding import add_item
from dondoc.plans.actions.correcting import (
    confirm_item,
    correct_facts,
    correct_item,
    drop_item,
    facts_state,
    restore_item,
)
from dondoc.plans.actions.discarding import discard_draft, take_up_draft
from dondoc.plans.actions.documents import AlreadyHere, check_size, upload_document
from dondoc.plans.actions.drafting import draft_from_reading
from dondoc.plans.actions.handing import choose_heirs
from dondoc.plans.actions.issuing import issue_plan
from dondoc.plans.actions.reading import (
    JOB,
    begin_reading,
    finish_reading,
    note_progress,
    refuse_reading,
    run_reading,
    start_reading,
)
from dondoc.plans.actions.rereading import foresee_rereading, reread
from dondoc.plans.actions.settling import (
    SETTLING_JOB,
    answer_name,
    ask_again,
    plans_to_ask_again,
    resolve_plan,
    unresolved_plans,
)
from dondoc.plans.actions.splitting import merge_tasks, split_task
from dondoc.plans.actions.states import state_of
from dondoc.plans.actions.undoing import undo
from dondoc.plans.actions.unsaved import forget_typed, keep_typed

__all__ = [
    "JOB",
    "SETTLING_JOB",
    "AlreadyHere",
    "add_item",
    "answer_name",
    "ask_again",
    "begin_reading",
    "check_size",
    "choose_heirs",
    "confirm_item",
    "correct_facts",
    "correct_item",
    "discard_draft",
    "draft_from_reading",
    "drop_item",
    "facts_state",
    "finish_reading",
    "foresee_rereading",
    "forget_typed",
    "issue_plan",
    "keep_typed",
    "merge_tasks",
    "note_progress",
    "plans_to_ask_again",
    "refuse_reading",
    "reread",
    "resolve_plan",
    "restore_item",
    "run_reading",
    "split_task",
    "start_reading",
    "state_of",
    "take_up_draft",
    "undo",
    "unresolved_plans",
    "upload_document",
]
