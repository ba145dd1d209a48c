"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, str | Promise] = {
    "consolidation.started": _("{by} began to compose the report “{title}” from {sources} sources."),
    "consolidation.sources_set": _("{by} chose anew what the report draws on: {sources} sources."),
    "consolidation.facts_saved": _("{by} saved the facts of the report."),
    "consolidation.passage_written": _("{by} wrote what the report says ({topic}), from {sources} answers."),
    "consolidation.suggested": _("{by} had {passages} passages put together from the answers."),
    "consolidation.issued": _("{by} issued the report as {number}; its content has the hash {sha256}."),
    "consolidation.discarded": _("{by} laid the draft of the report aside."),
    "consolidation.supplement_started": _("{by} began a supplement to report {number}: {changes} changes."),
    "consolidation.template_set": _("{by} set the Word form of reports from {since} on: {name}."),
    "consolidation.pdf_asked": _("{by} had a PDF of the report made."),
    "consolidation.pdf_made": _("A PDF of the report was made; it has the hash {sha256}."),
    "consolidation.pdf_failed": _("No PDF of the report could be made."),
}
