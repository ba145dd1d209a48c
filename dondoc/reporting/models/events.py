"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, str | Promise] = {
    "reporting.regime_set_up": _("{by} set up the reporting regime “{name}”, from {start} on."),
    "reporting.regime_changed": _("{by} changed the reporting regime “{name}” from {start} on: {reason}"),
    "reporting.regime_ended": _("{by} ended the reporting regime “{name}” on {end}: {reason}"),
    "reporting.ledger_followed": _(
        "The ledger of “{name}” followed: {made} obligations entered, {redated} due on another day, "
        "{handed_over} handed over, {taken_back} owed again, {dropped} no longer asked for."
    ),
    "reporting.opened": _("{by} began the report of {agency} for {period}."),
    "reporting.refreshed": _(
        "{by} brought a draft up to date: {new} answers were added, {gone} are no longer asked for, {back} are again."
    ),
    "reporting.still_so": _("{by} said of {count} answers that they still hold."),
    "reporting.file_added": _("{by} added the file “{name}” to an answer."),
    "reporting.file_removed": _("{by} took the file “{name}” out of an answer."),
    "reporting.form_read": _("{by} uploaded the filled-in form “{name}”; nothing is written yet."),
    "reporting.form_applied": _("{by} took {count} answers over from the filled-in form “{name}”."),
    "reporting.sent_to_head": _("{by} put the report of {agency} for {period} before the head of the agency."),
    "reporting.sent_back": _("{by} sent the draft of {agency} for {period} back: {reason}"),
    "reporting.submitted": _("{by} approved and submitted the report of {agency} for {period}."),
    "reporting.returned": _("{by} returned the report of {agency} for {period}: {reason}"),
    "reporting.voided": _("{by} returned what {agency} sent for {period} as no report: {reason}"),
    "reporting.accepted": _("{by} accepted the report of {agency} for {period}."),
    "reporting.correction_opened": _("{by} began to correct the accepted report of {agency} for {period}: {reason}"),
    "reporting.correction_sent_to_head": _("{by} put a correction of {agency} for {period} before the head."),
    "reporting.correction_sent_back": _("{by} sent the correction of {agency} for {period} back: {reason}"),
    "reporting.correction_submitted": _("{by} submitted a correction of {agency} for {period}."),
    "reporting.correction_returned": _("{by} returned the correction of {agency} for {period}: {reason}"),
    "reporting.correction_accepted": _("{by} accepted the correction of {agency} for {period}."),
    "reporting.excused": _("{by} excused {agency} from the report for {period}: {reason}"),
    "reporting.excuse_lifted": _("{by} asked {agency} for the report for {period} after all: {reason}"),
    "reporting.paper_begun": _("{by} began to enter the report of {agency} for {period} from paper."),
    "reporting.paper_left": _("{by} left the report of {agency} for {period} to the agency after all."),
    "reporting.paper_entered": _("{by} entered what {agency} sent on paper for {period}; it came in on {received}."),
}

#: What the fields are called whose values before and after an event keeps.
FIELDS: dict[str, str | Promise] = {
    "name": _("What lists call it"),
    "gathers_into": _("Whoever receives it reports on by"),
    "rhythm": _("How often"),
    "due": _("Due days"),
    "is_before": _("The day before is the last in time"),
    "scheme": _("Figures close on"),
    "senders": _("Who reports"),
    "chosen": _("Agencies that were picked"),
    "receiver": _("To whom"),
    "asks_tasks": _("Asks about each task that the agency leads"),
    "asks_indicators": _("Asks for the values of its indicators"),
    "questions": _("Parts of the narrative"),
}
