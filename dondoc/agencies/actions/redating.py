"""A change that was entered with a wrong day, or without what it rests on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.order import count_on, kept_in_order, look_again
from dondoc.agencies.actions.preparing import Backing
from dondoc.agencies.models import Agency, Change, Phase
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.permissions.keeping import check_keeps
from dondoc.agencies.policies.correcting import check_holds_a_day
from dondoc.agencies.policies.redating import check_alone, check_done
from dondoc.agencies.queries.changes import sentence_of, told
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS
from dondoc.lib.dates import show


def correct_change(*, change: Change, on: date, backing: Backing, by: User, at: datetime) -> Change:
    """Replace the day of a change that was carried out, with all that began or ended by it, and what it rests on.

    Refuses those who do not keep all agencies concerned, a prepared change, a day that another change of the same
    agencies shares, and one on which the change could not have happened.
    """
    concerned = list(change.agencies.values_list("pk", flat=True))
    check_keeps(by, concerned)
    with kept_in_order():
        change.refresh_from_db()
        check_done(change)
        before = change.on
        if on != before:
            check_alone(one.sentence for one in told(_others_on(before, change, concerned)))
            _move_day(concerned, before, on)
        change.on, change.basis, change.note = on, backing.basis, backing.note
        change.source, change.sureness = backing.source, backing.sureness
        change.save(update_fields=["on", "basis", "note", "source", "sureness"])
        look_again(change.successions.all())
        rebuild_answering(concerned)
        data = {"change": sentence_of(change), FIELDS: {"day": [show(before), show(on)]} if on != before else {}}
        for thing in (change, *change.agencies.order_by("pk")):
            record(by=by, verb="agencies.change_corrected", thing=thing, at=at, data=data)
    return change


def _others_on(day: date, change: Change, concerned: Collection[int]) -> list[Change]:
    rows = Change.objects.filter(on=day, agencies__in=concerned, done_at__isnull=False)
    return list(rows.exclude(pk=change.pk).distinct())


def _move_day(concerned: Collection[int], old: date, new: date) -> None:
    """What began or ended on the old day does so on the new one, for those concerned and those below them."""
    under = Phase.objects.filter(Q(parent__in=concerned) | Q(province__in=concerned), valid__startswith=old)
    agencies = {*concerned, *under.values_list("agency", flat=True)}
    lives = Agency.objects.filter(_bounded_by(old), pk__in=agencies)
    phases = Phase.objects.filter(_bounded_by(old), agency__in=agencies)
    for row in (*lives, *phases):
        span = _moved(span_of(row.valid), old, new)
        check_holds_a_day(span)
        row.valid = range_of(span)
        row.save(update_fields=["valid"])
    count_on(agencies)


def _bounded_by(day: date) -> Q:
    return Q(valid__startswith=day) | Q(valid__endswith=day)


def _moved(span: Span, old: date, new: date) -> Span:
    return Span(new if span.start == old else span.start, new if span.end == old else span.end)
