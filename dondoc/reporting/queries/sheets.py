"""A draft as a form to take down, and what a form that came back says about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from dondoc.agencies.models import Agency
from dondoc.agencies.queries.calling import Called
from dondoc.lib import dates
from dondoc.plans.queries.holdings import held_on, named
from dondoc.progress.queries.standing import withdrawals_on
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, Obligation, Revision, Upload
from dondoc.reporting.models.sheet_words import fit_words
from dondoc.reporting.models.words import period_words
from dondoc.reporting.queries.composing import day_of, key_of
from dondoc.reporting.queries.heads import head_of
from dondoc.reporting.queries.submission import Draft, Row, draft_of
from dondoc.reporting.rules.composing import FIELDS, Said, said_by
from dondoc.reporting.rules.sheets.form import Form, FormRow, Identity, fingerprint
from dondoc.reporting.rules.sheets.form import key_of as key_in_form
from dondoc.reporting.rules.sheets.keeping import filled_of
from dondoc.reporting.rules.sheets.outcome import Fit, Note, Outcome, Reason, Understood
from dondoc.reporting.rules.sheets.understanding import understand
from dondoc.reporting.rules.sheets.words import STATES, written


def form_of(revision: Revision, at: datetime) -> Form:
    """The draft as a form, in Vietnamese whatever the reader's language; a constant number of queries."""
    obligation = revision.obligation
    with translation.override("vi"):
        draft = draft_of(revision, day_of(obligation, at))
        head = head_of(obligation, timezone.localdate(at))
        rows = tuple(_rows(draft))
    plan = obligation.regime.plan
    return Form(
        identity=_identity(obligation, rows, timezone.localdate(at)),
        regime=obligation.regime.name,
        agency=head.agency,
        receiver=head.receiver,
        period=head.period,
        plan=" ".join(f"{plan.number} {plan.title}".split()) if plan else "",
        due_on=obligation.due_on,
        rows=rows,
    )


def _identity(obligation: Obligation, rows: Iterable[FormRow], day: date) -> Identity:
    return Identity(
        obligation=obligation.pk,
        period=obligation.period,
        agency=obligation.agency_id,
        regime=obligation.regime_id,
        plan=obligation.regime.plan_id or 0,
        asked=fingerprint((row.key, row.words) for row in rows),
        issued_on=day,
    )


def _rows(draft: Draft) -> Iterator[FormRow]:
    for group in draft.groups:
        yield from (_row(row, group.title) for row in group.rows)
    yield from (_row(row, "") for row in (*draft.indicators, *draft.parts))


def _row(row: Row, section: str) -> FormRow:
    kind = AnswerKind(row.answer.kind)
    said = said_by(row.answer)
    return FormRow(
        key=key_in_sheet(row.answer),
        kind=kind,
        section=section,
        path=row.path,
        words=row.words,
        goal=row.target or (dates.show(row.due_on) if row.due_on else ""),
        last=_last(row.last),
        unit=row.unit,
        values={field: getattr(said, field) for field in FIELDS[kind]},
    )


def key_in_sheet(answer: Answer) -> str:
    """The key of the answer's row."""
    key = key_of(answer)
    return key_in_form(key.kind, key.part or key.thing)


def _last(said: Said | None) -> str:
    """What the last report said, in words."""
    if said is None:
        return ""
    state = next((words for state, words in STATES.items() if state == said.state), "")
    return ": ".join(part for part in (state, written(said.value), said.text) if part)


def outcome_of(upload: Upload, at: datetime, form: Form | None = None) -> Outcome:
    """What an upload would change if it were written now."""
    revision = upload.revision
    found = understand(form or form_of(revision, at), filled_of(upload.filled), on=timezone.localdate(at))
    reasons = why_not_asked(revision.obligation, (row.key for row in found.rows if row.kind), timezone.localdate(at))
    return replace(found, rows=tuple(_told(row, reasons) for row in found.rows))


def _told(row: Understood, reasons: Mapping[str, str]) -> Understood:
    """With the reason why it is not asked, where that is known."""
    if row.key not in reasons or not any(note.reason == Reason.UNKNOWN_KEY for note in row.notes):
        return row
    return replace(row, notes=(Note(Reason.GONE, detail=reasons[row.key]),))


def why_not_asked(obligation: Obligation, keys: Iterable[str], day: date) -> dict[str, str]:
    """Of tasks that the agency does not answer for (any more): who does, or that they were withdrawn; two queries."""
    holdings = {int(key[3:]): key for key in keys if key.startswith("NV-")}
    rows = named(held_on(day).filter(pk__in=holdings), day).select_related("assignment")
    found = list(rows)
    withdrawn = withdrawals_on({row.assignment.task_id for row in found}, day)
    reasons: dict[str, str] = {}
    for row in found:
        if row.plan_id != obligation.regime.plan_id:
            reasons[holdings[row.pk]] = _("It is a task of another plan.")
        elif row.assignment.task_id in withdrawn:
            reasons[holdings[row.pk]] = _("The task was withdrawn; it is no longer reported on.")
        elif row.holder_id != obligation.agency_id and row.holder_name:
            reasons[holdings[row.pk]] = _("The task was handed over; it is now with %(agency)s.") % {
                "agency": row.holder_name
            }
    return reasons


def words_of_fit(fit: Fit, found: Identity | None, at: datetime) -> str:
    """What is said of a file that does not fit, with whose it is."""
    agency = ""
    if found and fit == Fit.OTHER_AGENCY and Agency.objects.filter(pk=found.agency).exists():
        agency = Called([found.agency]).on(found.agency, timezone.localdate(at), short=True)
    period = period_words(found.period) if found else ""
    return str(fit_words(fit, period=period, agency=agency or _("another agency")))
