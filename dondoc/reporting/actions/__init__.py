"""Everything that changes what is owed and what is reported; each is one transaction with its audit event."""

from dondoc.reporting.actions.answering import SavedMeanwhile, Unfit, clear_answer, confirm_carried, save_answer
from dondoc.reporting.actions.attaching import attach_file, detach_file
from dondoc.reporting.actions.correcting import open_correction
from dondoc.reporting.actions.deciding import Outcome, accept_report, accept_several, return_report
from dondoc.reporting.actions.excusing import excuse, lift_excuse
from dondoc.reporting.actions.making import HORIZON, MAKING_JOB, make_obligations
from dondoc.reporting.actions.opening import begin_revision, open_revision, refresh_revision
from dondoc.reporting.actions.paper import Paper, begin_paper, enter_on_paper, leave_paper
from dondoc.reporting.actions.regimes import change_regime, end_regime, set_up_regime
from dondoc.reporting.actions.sending import send_back, send_to_head, submit_nil, submit_report
from dondoc.reporting.actions.terms import Heading, Terms, default_parts, terms_of
from dondoc.reporting.actions.uploading import apply_upload, read_upload

__all__ = [
    "HORIZON",
    "MAKING_JOB",
    "Heading",
    "Outcome",
    "Paper",
    "SavedMeanwhile",
    "Terms",
    "Unfit",
    "accept_report",
    "accept_several",
    "apply_upload",
    "attach_file",
    "begin_paper",
    "begin_revision",
    "change_regime",
    "clear_answer",
    "confirm_carried",
    "default_parts",
    "detach_file",
    "end_regime",
    "enter_on_paper",
    "excuse",
    "leave_paper",
    "lift_excuse",
    "make_obligations",
    "open_correction",
    "open_revision",
    "read_upload",
    "refresh_revision",
    "return_report",
    "save_answer",
    "send_back",
    "send_to_head",
    "set_up_regime",
    "submit_nil",
    "submit_report",
    "terms_of",
]
