"""Everything that changes what is owed and what is reported; each is one transaction with its audit event."""

from dondoc.reporting.actions.answering import SavedMeanwhile, Unfit, clear_answer, confirm_carried, save_answer
from dondoc.reporting.actions.attaching import attach_file, detach_file
from dondoc.reporting.actions.making import HORIZON, MAKING_JOB, make_obligations
from dondoc.reporting.actions.opening import begin_revision, open_revision, refresh_revision
from dondoc.reporting.actions.regimes import change_regime, end_regime, set_up_regime
from dondoc.reporting.actions.terms import Heading, Terms, default_parts, terms_of

__all__ = [
    "HORIZON",
    "MAKING_JOB",
    "Heading",
    "SavedMeanwhile",
    "Terms",
    "Unfit",
    "attach_file",
    "begin_revision",
    "change_regime",
    "clear_answer",
    "confirm_carried",
    "default_parts",
    "detach_file",
    "end_regime",
    "make_obligations",
    "open_revision",
    "refresh_revision",
    "save_answer",
    "set_up_regime",
    "terms_of",
]
