"""Recording what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from dondoc.accounts.models import User
from dondoc.audit import vocabulary
from dondoc.audit.models import STEAD, Event
from dondoc.audit.vocabulary import Capacity


def record(
    *,
    by: User | None,
    verb: str,
    thing: models.Model,
    at: datetime,
    data: Mapping[str, Any] | None = None,
    capacity: Capacity | None = None,
) -> Event:
    """Write one event inside the caller's transaction, so that both stand or fall together.

    `capacity` says for which agency the person acts; without it, the one that they act for by their posts.

    Raises `UnknownVerb` for a verb without a sentence and `TransactionManagementError` outside a transaction.
    """
    _check_in_transaction()
    event = _event(by, verb, thing, at, data or {}, capacity or vocabulary.capacity_of(by))
    event.save(force_insert=True)
    return event


def record_all(
    *, by: User | None, verb: str, at: datetime, things: Iterable[tuple[models.Model, Mapping[str, Any]]]
) -> None:
    """Write the same event on many things, each with its own data; raises as `record` does."""
    _check_in_transaction()
    capacity = vocabulary.capacity_of(by)
    events = [_event(by, verb, thing, at, data, capacity) for thing, data in things]
    Event.objects.bulk_create(events, batch_size=2_000)


def _check_in_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        message = "What audit.actions records belongs inside the transaction of the change that it tells of."
        raise transaction.TransactionManagementError(message)


def _event(
    by: User | None, verb: str, thing: models.Model, at: datetime, data: Mapping[str, Any], capacity: Capacity
) -> Event:
    vocabulary.sentence_of(verb)
    return Event(
        at=at,
        by=by,
        agency_id=capacity.agency,
        agency_name=capacity.name,
        verb=verb,
        thing_type=thing._meta.label_lower,
        thing_id=str(thing.pk),
        data={**data, **({STEAD: capacity.stead} if capacity.stead else {})},
    )
