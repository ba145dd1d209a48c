"""Recording what happened."""

from __future__ import annotations

from collections.abc import Mapping
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
    vocabulary.sentence_of(verb)
    if not transaction.get_connection().in_atomic_block:
        message = "audit.actions.record belongs inside the transaction of the change that it tells of."
        raise transaction.TransactionManagementError(message)
    capacity = capacity or vocabulary.capacity_of(by)
    return Event.objects.create(
        at=at,
        by=by,
        agency_id=capacity.agency,
        agency_name=capacity.name,
        verb=verb,
        thing_type=thing._meta.label_lower,
        thing_id=str(thing.pk),
        data={**(data or {}), **({STEAD: capacity.stead} if capacity.stead else {})},
    )
