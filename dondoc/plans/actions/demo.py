"""The demonstration's plans, brought in as an officer would: uploaded, read, drafted, issued."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dondoc.accounts.models import User
from dondoc.plans.actions.documents import AlreadyHere, upload_document
from dondoc.plans.actions.issuing import issue_plan
from dondoc.plans.actions.reading import ask_for_reading, run_reading
from dondoc.plans.enums import ReadingState
from dondoc.plans.models import Plan

#: Our own writing about a fictional province.
SAMPLES = Path(__file__).resolve().parents[3] / "samples"
_KINDS = {".docx", ".pdf", ".html", ".txt"}


def seed(*, by: User, at: datetime, folder: Path = SAMPLES) -> list[Plan]:
    """Bring in each sample that is not here yet; a folder that is missing holds none. Gives the plans made.

    Reading is done here and now rather than by the worker, which may not run yet.
    """
    return [plan for file in samples(folder) if (plan := _bring_in(file, by=by, at=at))]


def samples(folder: Path = SAMPLES) -> list[Path]:
    """The files of the sample plans, in their order."""
    return sorted(path for path in folder.glob("*") if path.suffix in _KINDS) if folder.is_dir() else []


def _bring_in(file: Path, *, by: User, at: datetime) -> Plan | None:
    try:
        document = upload_document(name=file.name, data=file.read_bytes(), by=by, at=at)
    except AlreadyHere as here:
        # A start that was stopped, or a reader that failed then, is made good now.
        document = here.document
        if document.readings.exclude(state=ReadingState.REFUSED).exists():
            return None
    plan = run_reading(reading=ask_for_reading(document=document, by=by, at=at), clock=lambda: at)
    return issue_plan(plan=plan, version=plan.version, by=by, at=at) if plan else None
