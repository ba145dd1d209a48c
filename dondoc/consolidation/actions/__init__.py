"""Everything that changes a report made of many; each is one transaction with its audit event."""

from dondoc.consolidation.actions.issuing import issue_report
from dondoc.consolidation.actions.keeping import discard_report, save_facts, set_sources
from dondoc.consolidation.actions.pdfs import FORGETTING_JOB, PDF_JOB, ask_for_pdf, forget_old_pdfs, make_pdf
from dondoc.consolidation.actions.starting import FACTS, start_report
from dondoc.consolidation.actions.supplementing import start_supplement
from dondoc.consolidation.actions.templates import set_template
from dondoc.consolidation.actions.writing import suggest_passages, write_passage

__all__ = [
    "FACTS",
    "FORGETTING_JOB",
    "PDF_JOB",
    "ask_for_pdf",
    "discard_report",
    "forget_old_pdfs",
    "issue_report",
    "make_pdf",
    "save_facts",
    "set_sources",
    "set_template",
    "start_report",
    "start_supplement",
    "suggest_passages",
    "write_passage",
]
