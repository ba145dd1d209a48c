"""A form that was filled in elsewhere: kept and read first, written into the draft once a person says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.evidence.actions import check_file, file_name, store_file
from dondoc.evidence.enums import Kind
from dondoc.lib.errors import Refused, Stale
from dondoc.reporting.actions.answering import save_answer
from dondoc.reporting.actions.opening import check_may_fill, held_draft
from dondoc.reporting.enums import Channel
from dondoc.reporting.models import Answer, Revision, Upload
from dondoc.reporting.models.sheet_words import UNREADABLE
from dondoc.reporting.queries.sheets import form_of, key_in_sheet, outcome_of, words_of_fit
from dondoc.reporting.rules.sheets.docx import read_docx
from dondoc.reporting.rules.sheets.errors import Unreadable
from dondoc.reporting.rules.sheets.form import Filled, Values
from dondoc.reporting.rules.sheets.keeping import kept
from dondoc.reporting.rules.sheets.outcome import CHOSEN, UNFIT, WRITTEN, Outcome, Understood
from dondoc.reporting.rules.sheets.stamps import plain
from dondoc.reporting.rules.sheets.understanding import fit
from dondoc.reporting.rules.sheets.xlsx import read_xlsx

#: What a person may choose for a row: what stands in the file, its second reading, or what stands on the page.
FILE, OTHER, NOW = "file", "other", "now"
_READERS: dict[Kind, Callable[[bytes], Filled]] = {Kind.XLSX: read_xlsx, Kind.DOCX: read_docx}


@transaction.atomic
def read_upload(*, revision: Revision, name: str, data: bytes, by: User, at: datetime) -> Upload:
    """Keep a filled-in form and what stands in it; nothing is written into the draft. The same file is kept once.

    Refuses those who do not fill in for the agency, (`Stale`) a report that is no draft any more, files that are not
    taken (`evidence.actions.store_file`) or are no form, and the form of another agency, report or plan.
    """
    now = held_draft(revision)
    check_may_fill(by, now)
    filled = read_form(name, data)
    form = form_of(now, at)
    how = fit(form.identity, filled.identity)
    if how in UNFIT:
        raise Refused(words_of_fit(how, filled.identity, at))
    file = store_file(name=name, data=data, by=by, at=at)
    values = {"name": file_name(name), "filled": kept(filled), "read_at": at, "read_by": by}
    upload, is_new = Upload.objects.get_or_create(revision=now, file=file, defaults=values)
    if is_new:
        record(by=by, verb="reporting.form_read", thing=now.obligation, at=at, data={"name": upload.name})
    return upload


def read_form(name: str, data: bytes) -> Filled:
    """What stands in a file; refuses, in a sentence for its sender, what is no workbook or document to read."""
    kind = check_file(name=name, data=data, taken=_READERS)
    try:
        return _READERS[kind](data)
    except Unreadable as error:
        raise Refused(UNREADABLE[error.code]) from error


@transaction.atomic
def apply_upload(*, upload: Upload, choices: Mapping[str, str], seen: str, by: User, at: datetime) -> Upload:
    """Write what was understood into the draft, row by row; `choices` says by key FILE, OTHER or NOW.

    A row that need not be chosen is taken unless the choice is NOW, one that must be is not unless it is chosen. What
    cannot be kept is left, with its reason in `outcome`; all else is written. `seen` is `token_of` the outcome that the
    person looked at: refuses (`Stale`) where that has changed since, and as `read_upload` does.
    """
    revision = held_draft(upload.revision)
    check_may_fill(by, revision)
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    upload.revision = revision
    found = outcome_of(upload, at, form_of(revision, at))
    if token_of(found) != seen:
        raise Stale(_("The draft has changed since you looked at this list. Look at it once more."))
    answers = {key_in_sheet(answer): answer for answer in revision.answers.filter(is_gone=False)}
    rows = [_write(row, choices.get(row.key, ""), answers, by=by, at=at) for row in found.rows]
    upload.outcome, upload.written = rows, sum(bool(row["fields"]) for row in rows)
    upload.applied_at, upload.applied_by = at, by
    upload.save(update_fields=["outcome", "written", "applied_at", "applied_by"])
    if upload.written:
        _tell_channel(revision)
    facts = {"name": upload.name, "count": upload.written}
    record(by=by, verb="reporting.form_applied", thing=revision.obligation, at=at, data=facts)
    return upload


def token_of(outcome: Outcome) -> str:
    """Changes with anything that would be written, or stands where it would be written."""
    rows = (
        (row.key, row.verdict.value, _plain(row.values), _plain(row.others), _plain(row.now)) for row in outcome.rows
    )
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()[:16]


def _plain(values: Values) -> list[tuple[str, str]]:
    return sorted((name, plain(value)) for name, value in values.items())


def _write(row: Understood, choice: str, answers: Mapping[str, Answer], *, by: User, at: datetime) -> dict[str, Any]:
    """Write a row where it is to be written; what became of it, for `Upload.outcome`."""
    told: dict[str, Any] = {"key": row.key, "place": row.place, "verdict": row.verdict.value, "fields": []}
    values, answer = _chosen(row, choice), answers.get(row.key)
    if not values or answer is None:
        return told
    try:
        with transaction.atomic():
            save_answer(answer=answer, version=answer.version, values=values, by=by, at=at)
    except Refused as refused:
        return {**told, "refusal": str(refused)}
    return {**told, "fields": sorted(values)}


def _chosen(row: Understood, choice: str) -> Values:
    if row.verdict in WRITTEN:
        return {} if choice == NOW else row.values
    if row.verdict in CHOSEN:
        return {FILE: row.values, OTHER: row.others}.get(choice, {})
    return {}


def _tell_channel(revision: Revision) -> None:
    """What was entered from paper stays so."""
    if revision.channel == Channel.PAGE:
        Revision.objects.filter(pk=revision.pk).update(channel=Channel.FILE)
