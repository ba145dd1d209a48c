"""What is kept of reporting: regimes in time, the ledger of obligations, and what was sent for each."""

from dondoc.reporting.models.obligations import Move, Obligation
from dondoc.reporting.models.regimes import ClosingDay, Question, Regime, RegimeVersion
from dondoc.reporting.models.submissions import Answer, AnswerFile, Remark, Revision, RevisionFile
from dondoc.reporting.models.uploads import Upload

__all__ = [
    "Answer",
    "AnswerFile",
    "ClosingDay",
    "Move",
    "Obligation",
    "Question",
    "Regime",
    "RegimeVersion",
    "Remark",
    "Revision",
    "RevisionFile",
    "Upload",
]
