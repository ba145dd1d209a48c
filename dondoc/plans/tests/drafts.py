"""Plans for tests, made through the real actions from a reading made by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dondoc.accounts.models import User
from dondoc.plans import actions
from dondoc.plans.enums import ReadingState
from dondoc.plans.models import Document, Plan, Reading
from dondoc.plans.tests.extracted import song_lam

AT = datetime(2025, 2, 3, 2, 30, tzinfo=UTC)


def a_document(by: User, *, data: bytes = b"ke hoach", name: str = "ke-hoach.docx") -> Document:
    return actions.upload_document(name=name, data=data, by=by, at=AT)


def a_reading(by: User, result: dict[str, Any] | None = None, *, document: Document | None = None) -> Reading:
    """A reading that is done; `result` defaults to that of Sông Lam."""
    result = result or song_lam()
    document = document or a_document(by, data=f"{result['document']} {result['text']}".encode())
    return Reading.objects.create(
        document=document,
        reader=result["reader"],
        state=ReadingState.DONE,
        progress=100,
        result=result,
        requested_at=AT,
        requested_by=by,
        finished_at=AT,
    )


def a_draft(by: User, **shape: Any) -> Plan:
    """The draft of Sông Lam's plan; `shape` goes to `song_lam`."""
    return actions.draft_from_reading(reading=a_reading(by, song_lam(**shape)), by=by, at=AT)


def a_live_plan(by: User, **shape: Any) -> Plan:
    """The same, issued."""
    plan = a_draft(by, **shape)
    return actions.issue_plan(plan=plan, version=plan.version, by=by, at=AT)
