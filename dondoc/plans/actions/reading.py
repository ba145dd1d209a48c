from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.extraction.errors import Unreadable
from dondoc.extraction.sandbox import read_safely
from dondoc.extraction.schema import READER_VERSION
from dondoc.plans import permissions, policies
from dondoc.plans.actions.drafting import draft_from_reading
from dondoc.plans.enums import ReadingState
from dondoc.plans.models import Document, Plan, Reading

#: What one document may take; a plan of 500 pages needs a fraction of both.
SECONDS = 180
MEGABYTES = 1024
#: The job of `jobs.py`, by name: jobs stand above actions.
JOB = "dondoc.plans.jobs.read_document"


@transaction.atomic
def start_reading(*, document: Document, by: User, at: datetime) -> Reading:
    """Ask for the document to be read by the present reader; the job is queued in the same transaction.

    Refuses while one is under way, and when this reader has read it; one that was refused or has died may be
    tried again.
    """
    reading = ask_for_reading(document=document, by=by, at=at)
    app.configure_task(JOB, allow_unknown=True).defer(reading_id=reading.pk)
    return reading


@transaction.atomic
def ask_for_reading(*, document: Document, by: User, at: datetime) -> Reading:
    """A reading that whoever asks runs himself (`run_reading`). Refuses as `start_reading` does."""
    permissions.check_may_upload(by, document)
    Document.objects.select_for_update().get(pk=document.pk)
    latest = Reading.objects.filter(document=document, reader=READER_VERSION).order_by("-pk").first()
    policies.check_startable(latest, at)
    if latest and not latest.is_over:
        _refuse(latest, "crashed", "", at)
    reading = Reading.objects.create(document=document, reader=READER_VERSION, requested_at=at, requested_by=by)
    record(by=by, verb="plans.reading_started", thing=document, at=at, data={"reader": READER_VERSION})
    return reading


def run_reading(*, reading: Reading, clock: Callable[[], datetime]) -> Plan | None:
    """Read the document in a process of its own, and make its draft or keep why not; the job's whole work.

    Each step is a transaction of its own, so that progress is seen and a stop leaves nothing half-done.
    """
    if not begin_reading(reading=reading, at=clock()):
        return None
    try:
        result = _read(reading)
    except Unreadable as unreadable:
        refuse_reading(reading=reading, code=unreadable.code, detail=unreadable.detail, at=clock())
        return None
    try:
        return finish_reading(reading=reading, result=result, at=clock())
    except Exception:
        # What the reader gave makes no draft: a fault of ours, told in the log, but nobody shall wait for it.
        refuse_reading(reading=reading, code="crashed", detail="", at=clock())
        raise


def _read(reading: Reading) -> dict[str, Any]:
    def progress(done: int, total: int) -> None:
        note_progress(reading=reading, progress=100 * done // max(total, 1))

    document = reading.document
    with TemporaryDirectory(prefix="dondoc-") as folder:
        path = Path(folder, "document")
        path.write_bytes(bytes(document.content.data))
        return read_safely(path, name=document.name, seconds=SECONDS, megabytes=MEGABYTES, progress=progress)


def begin_reading(*, reading: Reading, at: datetime) -> bool:
    """Mark that the worker has begun; False when the reading is over already."""
    begun = Reading.objects.filter(pk=reading.pk, state__in=[ReadingState.QUEUED, ReadingState.RUNNING])
    return bool(begun.update(state=ReadingState.RUNNING, started_at=at, progress=0))


def note_progress(*, reading: Reading, progress: int) -> None:
    """Say how much is done, in hundredths; no event: it is no change that anybody answers for."""
    Reading.objects.filter(pk=reading.pk, state=ReadingState.RUNNING).update(progress=max(0, min(99, progress)))


@transaction.atomic
def finish_reading(*, reading: Reading, result: dict[str, Any], at: datetime) -> Plan | None:
    """Keep the result and make its draft, in one transaction.

    No draft is made where the document has its plan (the result waits for `reread`), or where the same number of
    the same issuer is here already: then a person decides.
    """
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    if reading.is_over:
        return None
    reading.state, reading.progress, reading.finished_at = ReadingState.DONE, 100, at
    reading.result = _storable(result)
    reading.save()
    if Plan.objects.filter(document=reading.document_id).exists():
        return None
    try:
        return draft_from_reading(reading=reading, by=reading.requested_by, at=at)
    except policies.SamePlan:
        return None


@transaction.atomic
def refuse_reading(*, reading: Reading, code: str, detail: str, at: datetime) -> None:
    """Keep why the file could not be read."""
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    if not reading.is_over:
        _refuse(reading, code, detail, at)


def _refuse(reading: Reading, code: str, detail: str, at: datetime) -> None:
    reading.state, reading.finished_at = ReadingState.REFUSED, at
    reading.refusal, reading.refusal_detail = code, detail
    reading.save()
    data = {"refusal": code, "detail": detail, "reader": reading.reader}
    record(by=None, verb="plans.reading_refused", thing=reading.document, at=at, data=data)


def _storable(result: dict[str, Any]) -> dict[str, Any]:
    """JSON that the database takes: it knows no NUL sign; a space keeps every span in its place."""
    storable: dict[str, Any] = json.loads(json.dumps(result).replace("\\u0000", " "))
    return storable
