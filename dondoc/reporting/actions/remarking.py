"""Remarks to single answers, written when a report goes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import ngettext

from dondoc.accounts.models import User
from dondoc.reporting import policies
from dondoc.reporting.models import Remark, Revision


def write_remarks(revision: Revision, remarks: Mapping[int, str], *, by: User, at: datetime) -> None:
    """Keep what is said to answers of the revision, by their key; refuses (`Stale`) one that is not of it."""
    policies.check_remarks(remarks, set(revision.answers.values_list("pk", flat=True)))
    Remark.objects.bulk_create(Remark(answer_id=key, text=text, at=at, by=by) for key, text in remarks.items())


def said(remarks: Mapping[int, str]) -> dict[int, str]:
    """Those that say something, without blanks around them."""
    return {key: text.strip() for key, text in remarks.items() if text.strip()}


def reason_of(note: str, remarks: Mapping[int, str]) -> str:
    """Why it goes back, for the ledger: the word to the whole, and how many remarks there are."""
    count = len(remarks)
    counted = ngettext("%(n)d remark to an answer", "%(n)d remarks to answers", count) % {"n": count} if count else ""
    return " · ".join(part for part in (note.strip(), counted) if part)
