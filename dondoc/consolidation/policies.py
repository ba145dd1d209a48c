"""When a report may be composed, written in and issued; each refusal a sentence for the user."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from dondoc.consolidation.models import Passage, Report
from dondoc.lib.errors import Refused, Stale


def check_draft(report: Report) -> None:
    """Refuse to change what has left, or was laid aside."""
    if report.is_issued:
        raise Refused(_("This report was issued; nothing in it changes any more. Begin a supplement instead."))
    if report.is_discarded:
        raise Refused(_("This draft was laid aside."))


def check_version(report: Report, version: int) -> None:
    """Refuse (`Stale`) to go on from what the person has not seen."""
    if report.version != version:
        raise Stale(_("The report has changed since you opened it; look at it once more."))


def check_passage_version(passage: Passage | None, version: int) -> None:
    """Refuse (`Stale`) to write over what somebody else has written meanwhile; 0 stands for nothing written."""
    if (passage.version if passage else 0) != version:
        raise Stale(_("Somebody else has written here while you were writing."))


def check_rests_on_something(text: str, answers: Collection[int], *, is_own: bool) -> None:
    """Refuse words without a source, unless they are marked as the composer's own."""
    if text.strip() and not answers and not is_own:
        raise Refused(
            _("Tick the answers that these words rest on, or mark them as words of the composing agency itself.")
        )


def check_sources(sources: Collection[object]) -> None:
    """Refuse a report that draws on nothing."""
    if not sources:
        raise Refused(_("Choose at least one regime and period that the report draws on."))


def check_up_to_date(outdated: int) -> None:
    """Refuse to issue words that rest on answers which hold no more."""
    if outdated:
        raise Refused(
            _("%(n)s passages rest on answers that hold no more; look at them before you issue.") % {"n": outdated}
        )


def check_supplementable(first: Report, *, under_way: bool) -> None:
    """Refuse a supplement to a draft, and a second one at a time."""
    if not first.is_issued:
        raise Refused(_("This report has not been issued yet; change it as it is."))
    if under_way:
        raise Refused(_("A supplement to this report is being composed already."))


def check_converter(*, is_there: bool) -> None:
    """Refuse a PDF where LibreOffice is not installed."""
    if not is_there:
        raise Refused(_("PDF needs LibreOffice, which is not installed here. Take the Word file instead."))
