from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.effects import let_happen
from dondoc.agencies.actions.order import kept_in_order
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Change
from dondoc.agencies.permissions.keeping import check_keeps
from dondoc.agencies.policies import changing
from dondoc.agencies.policies.closing import check_nothing_left
from dondoc.agencies.queries.changes import sentence_of
from dondoc.agencies.queries.facts import State, differences, state_on
from dondoc.agencies.queries.parties import below, kept_for, parties_of, versions_of
from dondoc.agencies.rules.intents import Intent
from dondoc.audit.actions import record, record_all
from dondoc.audit.models import FIELDS
from dondoc.lib.errors import Refused

_DAY = timedelta(days=1)


def carry_out_change(*, change: Change, by: User, at: datetime, version: int | None = None) -> Change:
    """Let a prepared change happen on its day: lives end and begin, names change, who answers is computed anew.

    `version` is `queries.parties.versions_of` the agencies as the person saw them. Refuses those who do not keep all
    agencies concerned, what was carried out, (`Stale`) what was looked at before somebody else's save, a day on which
    it cannot happen, agencies below that nobody would stand above, and duties that would be left without an heir.
    """
    check_keeps(by, kept_for(Intent.from_json(change.prepared)))
    with kept_in_order():
        change.refresh_from_db()
        check_can_happen(change)
        intent = Intent.from_json(change.prepared)
        if version is not None:
            changing.check_version(version, versions_of(kept_for(intent)))
        before = _states(intent.agencies, change.on - _DAY)
        children = let_happen(change, intent)
        _finish(change, by=by, at=at)
        _record(change, before, children, by=by, at=at)
    return change


def check_can_happen(change: Change) -> None:
    """Refuse a change that was carried out, or cannot be as things stand now."""
    changing.check_prepared(change)
    kind, intent = ChangeKind(change.kind), Intent.from_json(change.prepared)
    wanted = kept_for(intent)
    parties = parties_of(wanted, change.on)
    changing.check_complete(kind, intent)
    changing.check_in_time(kind, change.on, intent, parties)
    if change.ending:
        children = parties_of(below(change.ending, change.on).values_list("agency", flat=True), change.on)
        changing.check_children(kind, [child.name for child in children.values()])
        for heir in intent.heirs if children and change.has_one_heir else ():
            changing.check_may_stand_above(parties[heir], change.on)
    check_nothing_left(change)


def _finish(change: Change, *, by: User, at: datetime) -> None:
    change.done_at, change.done_by = at, by
    change.prepared = {}
    change.save(update_fields=["done_at", "done_by", "prepared"])
    rebuild_answering(change.agencies.values_list("pk", flat=True))


def _states(agencies: Iterable[int], day: date) -> dict[int, State]:
    return {agency.pk: state_on(agency, day) for agency in Agency.objects.filter(pk__in=list(agencies))}


def _record(change: Change, before: dict[int, State], children: set[int], *, by: User, at: datetime) -> None:
    """An event on the change, on each agency that it concerns, on each that it has moved with them."""
    data = {"change": sentence_of(change)}
    told = list(change.agencies.order_by("pk"))
    for agency in told:
        old = before.get(agency.pk, {})
        altered = differences(old, state_on(agency, change.on)) if old else {}
        record(by=by, verb="agencies.change_done", thing=agency, at=at, data={**data, FIELDS: altered})
    below = Agency.objects.filter(pk__in=children - {agency.pk for agency in told}).order_by("pk")
    moved = ((agency, {**data, FIELDS: _moved(agency, change.on)}) for agency in below)
    record_all(by=by, verb="agencies.change_done", at=at, things=moved)
    record(by=by, verb="agencies.change_done", thing=change, at=at, data=data)


def _moved(agency: Agency, on: date) -> dict[str, list[str]]:
    return differences(state_on(agency, on - _DAY), state_on(agency, on))


def why_not(change: Change) -> Refused | None:
    """Why the change cannot be carried out as things stand, for its page; None where it can."""
    try:
        check_can_happen(change)
    except Refused as refusal:
        return refusal
    return None
