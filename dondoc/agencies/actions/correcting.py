"""Typing errors: what was wrong from the beginning is made right, and nothing is passed on by that."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.order import count_on, kept_in_order, look_again
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Phase, Spelling, Succession
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.permissions.keeping import check_keeps
from dondoc.agencies.policies import changing, correcting
from dondoc.agencies.queries.changes import changes_of, told
from dondoc.agencies.queries.facts import differences, state_of
from dondoc.agencies.queries.names import name_on
from dondoc.agencies.queries.parties import below, parties_of
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS


def correct_agency(
    *, agency: Agency, phase: Phase, facts: Facts, span: Span, version: int, by: User, at: datetime
) -> Agency:
    """Replace what a stretch of the agency's life says, and its days; stretches beside it give way.

    Refuses those who do not keep it, (`Stale`) a version that is no longer its own, the day of a change, an end
    where it goes on, a parent that does not live then, and whatever the database does not hold together.
    """
    check_keeps(by, [key for key in (agency.pk, facts.parent) if key])
    with kept_in_order():
        agency.refresh_from_db()
        phase.refresh_from_db()
        changing.check_version(version, agency.version)
        before, old = state_of(phase), span_of(phase.valid)
        _check(agency, old, span, facts)
        _write(phase, facts, span)
        _make_room(agency, phase, old, span)
        _fit_life(agency)
        data = {"agency": facts.name, FIELDS: differences(before, state_of(phase))}
        record(by=by, verb="agencies.corrected", thing=agency, at=at, data=data)
    return agency


def add_spelling(*, agency: Agency, text: str, by: User, at: datetime) -> Spelling:
    """Another way to write the agency. Refuses one that it has, an empty one, and those who do not keep it."""
    check_keeps(by, [agency.pk])
    correcting.check_spelling(text)
    with kept_in_order():
        spelling = Spelling.objects.create(agency=agency, text=" ".join(text.split()))
        _tell_spelling(spelling, "agencies.spelling_added", by=by, at=at)
    return spelling


def remove_spelling(*, spelling: Spelling, by: User, at: datetime) -> None:
    """Forget a way to write the agency. Refuses those who do not keep it."""
    check_keeps(by, [spelling.agency_id])
    with kept_in_order():
        _tell_spelling(spelling, "agencies.spelling_removed", by=by, at=at)
        spelling.delete()


def _tell_spelling(spelling: Spelling, verb: str, *, by: User, at: datetime) -> None:
    agency = spelling.agency
    count_on([agency.pk])
    data = {"agency": name_on(agency, at.date()), "text": spelling.text}
    record(by=by, verb=verb, thing=agency, at=at, data=data)


def _check(agency: Agency, old: Span, new: Span, facts: Facts) -> None:
    days = {one.change.on: one.sentence for one in told(changes_of(agency.pk))}
    correcting.check_code(facts.code)
    is_last = old.end == agency.valid.upper
    correcting.check_days(old, new, days, is_last=is_last)
    if is_last and new.end and not new.is_empty:
        children = parties_of(below([agency.pk], new.end).values_list("agency", flat=True), new.end)
        changing.check_children(ChangeKind.ABOLISHED, [child.name for child in children.values()])
    if facts.parent:
        parent = parties_of([facts.parent], new.start or new.end or date.max)[facts.parent]
        correcting.check_parent_lives(parent.life, new, parent.name)


def _write(phase: Phase, facts: Facts, span: Span) -> None:
    columns = asdict(facts)
    phase.parent_id, phase.province_id = columns.pop("parent"), columns.pop("province")
    for column, value in columns.items():
        setattr(phase, column, value)
    phase.valid = range_of(span)
    phase.save()


def _make_room(agency: Agency, phase: Phase, old: Span, new: Span) -> None:
    """Let the stretches that touched this one touch it again."""
    others = agency.phases.exclude(pk=phase.pk)
    if old.start != new.start and old.start:
        for before in others.filter(valid__endswith=old.start):
            _set_span(before, Span(before.valid.lower, new.start))
    if old.end != new.end and old.end:
        for after in others.filter(valid__startswith=old.end):
            _set_span(after, Span(new.end, after.valid.upper))


def _set_span(phase: Phase, span: Span) -> None:
    phase.valid = range_of(span)
    phase.save(update_fields=["valid"])


def _fit_life(agency: Agency) -> None:
    """The life reaches from the first stretch to the last; who takes over from whom is asked anew."""
    spans = [span_of(phase.valid) for phase in agency.phases.order_by("valid")]
    agency.valid = range_of(Span(spans[0].start, spans[-1].end))
    agency.version, agency.starter = agency.version + 1, ""
    agency.save(update_fields=["valid", "version", "starter"])
    look_again(Succession.objects.filter(Q(origin=agency) | Q(heir=agency)))
    rebuild_answering([agency.pk])
