from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.accounts.models import User
from dondoc.agencies.actions.order import kept_in_order
from dondoc.agencies.enums import ChangeKind, Sureness
from dondoc.agencies.models import Agency, Change
from dondoc.agencies.permissions.keeping import check_keeps
from dondoc.agencies.policies import changing
from dondoc.agencies.queries.changes import sentence_of
from dondoc.agencies.queries.parties import concerned_by, kept_for, parties_of
from dondoc.agencies.rules.intents import Intent
from dondoc.audit.actions import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What a change rests on."""

    #: The legal instrument: "Nghị quyết số 202/2025/QH15".
    basis: str = ""
    note: str = ""
    source: str = ""
    sureness: Sureness = Sureness.HIGH


def prepare_change(
    *, kind: ChangeKind, on: date, intent: Intent, by: User, at: datetime, backing: Backing | None = None
) -> Change:
    """Keep what shall happen to agencies on a day; it has no effect until it is carried out.

    Refuses those who do not keep all agencies concerned, a change that lacks something, and a day on which one of
    the agencies does not live.
    """
    check_keeps(by, kept_for(intent))
    backing = backing or Backing()
    with kept_in_order():
        changing.check_complete(kind, intent)
        changing.check_in_time(kind, on, intent, parties_of(kept_for(intent), on))
        change = Change.objects.create(
            kind=kind,
            on=on,
            basis=backing.basis,
            note=backing.note,
            source=backing.source,
            sureness=backing.sureness,
            prepared=intent.as_json(),
            created_at=at,
            created_by=by,
        )
        change.agencies.set(concerned_by(intent))
        _tell(change, "agencies.change_prepared", by=by, at=at)
    return change


def withdraw_change(*, change: Change, by: User, at: datetime) -> None:
    """Drop a prepared change; the record keeps that it was there. Refuses one that was carried out."""
    check_keeps(by, kept_for(Intent.from_json(change.prepared)))
    with kept_in_order():
        change.refresh_from_db()
        changing.check_prepared(change)
        _tell(change, "agencies.change_withdrawn", by=by, at=at)
        change.delete()


def _tell(change: Change, verb: str, *, by: User, at: datetime) -> None:
    """The event on the change and on each agency that it concerns."""
    data = {"change": sentence_of(change)}
    for thing in (change, *Agency.objects.filter(changes=change).order_by("pk")):
        record(by=by, verb=verb, thing=thing, at=at, data=data)
