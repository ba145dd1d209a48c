"""What came on paper, entered by the receiver: marked so, with its scan, in time by the day on which it came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.agencies.queries.calling import Called
from dondoc.audit.actions import record
from dondoc.evidence.actions import Upload, file_name, store_file
from dondoc.lib import dates
from dondoc.reporting import permissions, policies
from dondoc.reporting.actions.opening import begin_revision
from dondoc.reporting.actions.revising import (
    as_seen,
    check_complete,
    mark_submitted,
    move_on,
    take_out_all,
    take_out_carried,
)
from dondoc.reporting.actions.stepping import Because, locked, take_step
from dondoc.reporting.enums import Channel, Lack, RevisionStage, Step
from dondoc.reporting.models import Obligation, Revision, RevisionFile
from dondoc.reporting.queries.revisions import given_in, under_way

#: Within the day on which a paper came in, its hour is not known.
_NOON = time(12)
#: A paper says what it says: what it leaves out is blank, and its scan is the proof.
_NOT_ASKED_OF_PAPER = frozenset({Lack.NO_STATE, Lack.NO_PROOF, Lack.REQUIRED_PART, Lack.OUT_OF_DATE})


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a paper: the day on which it came in, its letter (number and date, or neither), its scan."""

    received_on: date
    scans: Sequence[Upload]
    letter_number: str = ""
    letter_on: date | None = None
    #: Why there was nothing to report, where that is what the paper says.
    nil_reason: str = ""


@transaction.atomic
def begin_paper(*, obligation: Obligation, by: User, at: datetime) -> Revision:
    """The draft into which the receiver's officer types what the paper says; it begins blank.

    Refuses those who do not accept reports at the receiver, those of the agency that owes it, a report that was sent,
    and a draft in which the agency has answered itself.
    """
    obligation = locked(obligation)
    seat = permissions.check_may_decide(by, obligation)
    policies.check_unsent(obligation)
    draft = under_way(obligation.pk, is_held=True)
    if draft and draft.channel == Channel.PAPER:
        return draft
    policies.check_untouched(draft if draft and (draft.stage != RevisionStage.DRAFT or given_in(draft)) else None)
    revision = draft or begin_revision(obligation, by=by, at=at, channel=Channel.PAPER)
    revision.channel, revision.saved_by, revision.saved_at = Channel.PAPER, by, at
    revision.save(update_fields=["channel", "saved_by", "saved_at"])
    take_out_carried(revision)
    if draft is None:
        take_step(obligation, Step.OPENED, Because(by, at, seat, _("from paper")), revision=revision)
    _record("reporting.paper_begun", obligation, by=by, at=at)
    return revision


@transaction.atomic
def leave_paper(*, revision: Revision, version: int, by: User, at: datetime) -> Revision:
    """Leave the report to the agency after all: it goes on with the draft. Refuses as `begin_paper` does."""
    obligation = locked(revision.obligation)
    permissions.check_may_decide(by, obligation)
    now = as_seen(revision, version, RevisionStage.DRAFT)
    now.channel = Channel.PAGE
    now.version += 1
    now.save(update_fields=["channel", "version"])
    _record("reporting.paper_left", obligation, by=by, at=at)
    return now


@transaction.atomic
def enter_on_paper(*, revision: Revision, version: int, paper: Paper, by: User, at: datetime) -> Revision:
    """Enter the draft, as seen at `version`, as the report that came on paper; it is in time by the day it came in.

    What it says counts once it is accepted, as of any other. Refuses those who do not accept reports at the receiver,
    those of the agency that owes it, (`Stale`) what went on since, no scan, a day to come or before the period, half a
    letter, and a draft in which nothing is said, unless it is a nil return.
    """
    obligation = locked(revision.obligation)
    seat = permissions.check_may_decide(by, obligation)
    now = as_seen(revision, version, RevisionStage.DRAFT)
    policies.check_paper(now)
    policies.check_received(obligation, paper.received_on, timezone.localdate(at))
    policies.check_letter(paper.letter_number, paper.letter_on, paper.received_on)
    policies.check_scan(now.files.count() + len(paper.scans))
    _say(now, paper, at)
    _attach(now, paper.scans, by=by, at=at)
    mark_submitted(now, by=by, at=_moment(paper.received_on, at))
    move_on(obligation, now, RevisionStage.SUBMITTED, Step.SUBMITTED, Because(by, at, seat, _words(paper)))
    _record("reporting.paper_entered", obligation, by=by, at=at, received=paper.received_on.isoformat())
    return now


def _say(revision: Revision, paper: Paper, at: datetime) -> None:
    """Set what the paper says: its answers, or that there was nothing."""
    revision.letter_number, revision.letter_on = paper.letter_number.strip(), paper.letter_on
    revision.nil_reason = paper.nil_reason.strip()
    revision.is_nil = bool(revision.nil_reason)
    if revision.is_nil:
        policies.check_nothing_said(given_in(revision))
        take_out_all(revision)
    else:
        check_complete(revision, at, forgiven=_NOT_ASKED_OF_PAPER)


def _attach(revision: Revision, scans: Sequence[Upload], *, by: User, at: datetime) -> None:
    for name, data in scans:
        file = store_file(name=name, data=data, by=by, at=at)
        link = {"name": file_name(name), "added_at": at, "added_by": by}
        RevisionFile.objects.get_or_create(revision=revision, file=file, defaults=link)


def _moment(day: date, at: datetime) -> datetime:
    """An instant within the local day, never later than now."""
    return min(timezone.make_aware(datetime.combine(day, _NOON)), at)


def _words(paper: Paper) -> str:
    said = _("on paper, received on %(day)s") % {"day": dates.show(paper.received_on)}
    if paper.letter_number:
        letter = _("letter %(number)s") % {"number": paper.letter_number.strip()}
        said = f"{said}, {letter}"
    return f"{said}. {paper.nil_reason}".strip() if paper.nil_reason else said


def _record(verb: str, obligation: Obligation, *, by: User, at: datetime, **facts: str) -> None:
    agency = Called([obligation.agency_id]).on(obligation.agency_id, timezone.localdate(at), short=True)
    record(by=by, verb=verb, thing=obligation, at=at, data={"agency": agency, "period": obligation.period, **facts})
