from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.locking import lock_registry
from dondoc.agencies.models import Agency, Phase, Spelling
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.permissions import check_may
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.keys import key_of
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record


@transaction.atomic
def enter_agency(
    *,
    facts: Facts,
    span: Span,
    by: User,
    at: datetime,
    key: str = "",
    spellings: Iterable[str] = (),
    source: str = "",
) -> Agency:
    """Enter an agency that the registry lacks, with its first phase; refuses those who do not keep the registry."""
    check_may(by, Permission.KEEP_REGISTRY, agency=facts.parent or facts.province)
    lock_registry()
    agency = write_agency(facts=facts, span=span, key=key, spellings=spellings, source=source)
    rebuild_answering([agency.pk])
    record(by=by, verb="agencies.founded", thing=agency, at=at, data={"agency": facts.name})
    return agency


def write_agency(*, facts: Facts, span: Span, key: str = "", spellings: Iterable[str] = (), source: str = "") -> Agency:
    """The rows of a new agency, for actions that have checked and will record; a key is made where none is given."""
    agency = Agency.objects.create(key=key or _free_key(facts), valid=range_of(span), source=source)
    write_phase(agency, span, facts)
    Spelling.objects.bulk_create(Spelling(agency=agency, text=text) for text in dict.fromkeys(spellings) if text)
    return agency


def write_phase(agency: Agency, span: Span, facts: Facts) -> Phase:
    """A phase with the facts; a province's committee belongs to itself."""
    columns = asdict(facts)
    parent, province = columns.pop("parent"), columns.pop("province")
    if facts.place and facts.level == "province":
        province = agency.pk
    return Phase.objects.create(agency=agency, valid=range_of(span), parent_id=parent, province_id=province, **columns)


def _free_key(facts: Facts) -> str:
    """A key that no agency has yet: by its province and name, counted on where that is taken."""
    province = Agency.objects.get(pk=facts.province).key if facts.province else ""
    wanted = key_of(facts.short_name, province)
    taken = set(Agency.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    number = 1
    while (key := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return key
