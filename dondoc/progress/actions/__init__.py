"""Everything that changes what is known of a task; each is one transaction with its audit event."""

from dondoc.progress.actions.confirming import confirm, send_back
from dondoc.progress.actions.extending import ask_extension, decide_extension
from dondoc.progress.actions.recording import Reported, Said, record_progress, record_reported
from dondoc.progress.actions.ruling import set_plan_rule
from dondoc.progress.actions.withdrawing import restore_task, withdraw_task
from dondoc.progress.policies import Wrong, check_said, needing_proof

__all__ = [
    "Reported",
    "Said",
    "Wrong",
    "ask_extension",
    "check_said",
    "confirm",
    "decide_extension",
    "needing_proof",
    "record_progress",
    "record_reported",
    "restore_task",
    "send_back",
    "set_plan_rule",
    "withdraw_task",
]
