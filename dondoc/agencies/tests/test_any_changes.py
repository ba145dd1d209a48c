"""Whatever happens to agencies in whatever order: the registry stays in order, and says who answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Answering, Change, Phase
from dondoc.agencies.models.ranges import span_of
from dondoc.agencies.tests.registry import facts, happened, sl
from dondoc.lib.errors import Refused

KEYS = ("so-y-te", "so-noi-vu", "so-tu-phap", "so-xay-dung", "thanh-tra-tinh")
FIRST = date(2025, 1, 1)


def _intent(data: DataObject, kind: ChangeKind, agencies: list[int], number: int) -> dict[str, Any]:
    """Something that could be wanted, sensible or not."""
    one = data.draw(st.sampled_from(agencies))
    several = tuple(data.draw(st.lists(st.sampled_from(agencies), min_size=1, max_size=3, unique=True)))
    other = data.draw(st.sampled_from(agencies))
    new = (facts(f"Sở số {number}"),) if data.draw(st.booleans()) else ()
    if kind == ChangeKind.FOUNDED:
        return {"new": (facts(f"Sở số {number}", parent=one),)}
    if kind == ChangeKind.RENAMED:
        return {"agencies": (one,), "alters": {"short_name": f"Sở tên {number}"}}
    if kind == ChangeKind.MOVED:
        return {"agencies": (one,), "alters": {"parent": other}}
    if kind == ChangeKind.MERGED:
        return {"agencies": several, "heirs": () if new else (other,), "new": new}
    if kind == ChangeKind.SPLIT:
        return {"agencies": (one,), "heirs": several, "new": new}
    if kind == ChangeKind.HANDED_OVER:
        return {"agencies": (one,), "heirs": (other,), "function": "Một việc"}
    return {"agencies": (one,)}


def _answers() -> set[tuple[Any, ...]]:
    return set(Answering.objects.values_list("origin", "heir", "valid", "state", "change"))


def _ask_every_trigger() -> None:
    """As if every row had just been written."""
    with connection.cursor() as cursor:
        for table in ("agencies_phase", "agencies_agency", "agencies_succession"):
            cursor.execute(f"UPDATE {table} SET id = id")  # noqa: S608
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _orphans() -> list[str]:
    """Stretches below an agency that does not live in all of their days."""
    rows = Phase.objects.filter(parent__isnull=False).select_related("parent")
    return [
        phase.name for phase in rows if phase.parent and not span_of(phase.valid).within(span_of(phase.parent.valid))
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_sequence_of_changes_leaves_the_registry_in_order(data: DataObject, thu: User) -> None:
    with transaction.atomic():
        for key in KEYS:
            sl(key)
        for number in range(data.draw(st.integers(1, 6))):
            kind = data.draw(st.sampled_from(list(ChangeKind)))
            agencies = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
            before = (_answers(), Change.objects.filter(done_at__isnull=False).count())
            on = FIRST + timedelta(days=data.draw(st.integers(0, 40)))
            try:
                happened(kind, thu, on=on, **_intent(data, kind, agencies, number))
            except Refused:
                assert (_answers(), Change.objects.filter(done_at__isnull=False).count()) == before
        _ask_every_trigger()
        kept = _answers()
        rebuild_answering()
        assert _answers() == kept
        assert _orphans() == []
        transaction.set_rollback(True)
