"""What every correction does: lock the draft, keep before and after, count on, record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS
from dondoc.lib.errors import Refused
from dondoc.plans import permissions, policies
from dondoc.plans.actions.states import create_parts, put, replace_parts, state_of
from dondoc.plans.enums import ItemKind, Verb
from dondoc.plans.models import MODEL_OF, Correction, Item, Plan, Unsaved
from dondoc.plans.rules.drafting import Values

States = dict[str, Values | None]

_PARTS: dict[str, tuple[str, ...]] = {
    ItemKind.TASK: ("assignments",),
    ItemKind.INDICATOR: ("assignments", "targets"),
    ItemKind.DUTY: ("assignments",),
    ItemKind.REFERENCE: ("mentions",),
    ItemKind.RECIPIENT: (),
}


def lock_draft(plan_id: int, *, by: User) -> Plan:
    """The draft, locked until the transaction ends: corrections of one draft happen one after another."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan_id)
    permissions.check_may_review(by, plan)
    policies.check_draft(plan)
    return plan


def items_with_parts(kind: str) -> QuerySet[Item]:
    """Items of a kind with their agencies, targets and mentions, three queries at most."""
    return MODEL_OF[kind]._default_manager.prefetch_related(*_PARTS[kind])


def fresh(item: Item, version: int) -> Item:
    """The item as it stands now; refuses when it is gone or was changed after `version`."""
    now = items_with_parts(item.kind).filter(pk=item.pk).first()
    if now is None:
        raise Refused(_("This item is no longer there: its making was undone."))
    policies.check_fresh(now, version)
    return now


def write(item: Item, state: Values, *, by: User, at: datetime) -> None:
    """Save the item as `state` says, one version on; its parts are written anew."""
    put(item, state)
    if item.is_dropped != state["dropped"]:
        item.dropped_at, item.dropped_by = (at, by) if state["dropped"] else (None, None)
    item.version += 1
    item.save()
    replace_parts(item, state)


def insert(item: Item, values: Values) -> None:
    """Save a new item with its parts."""
    item.save()
    create_parts([(item, values)])


def current_states(refs: list[str]) -> tuple[dict[str, Item], States]:
    """Items by ref as they stand, and their states (None for those that are gone)."""
    items: dict[str, Item] = {}
    for kind in {ref.rpartition("-")[0] for ref in refs}:
        keys = [int(ref.rpartition("-")[2]) for ref in refs if ref.startswith(f"{kind}-")]
        items |= {item.ref: item for item in items_with_parts(kind).filter(pk__in=keys)}
    return items, {ref: state_of(items[ref]) if ref in items else None for ref in refs}


def named(item: Item) -> dict[str, str]:
    """The item for the record: its ref, and what people call it (its path, code or number, else its first words)."""
    fields = [getattr(item, name, "") for name in ("path", "code", "number", "text", "name")]
    return {"ref": item.ref, "item": Truncator(next((words for words in fields if words), item.ref)).chars(60)}


def changed(before: Values, after: Values) -> dict[str, dict[str, list[Any]]]:
    """What a correction changed, for the record: {"fields": {name: [before, after]}}, agencies by their role."""
    was = {**before["fields"], **before["roles"], "targets": _targets(before)}
    now = {**after["fields"], **after["roles"], "targets": _targets(after)}
    fields = {name: [was[name], now[name]] for name in was if was[name] != now[name]}
    return {FIELDS: fields} if fields else {}


def _targets(values: Values) -> list[str]:
    return [f"{target['year'] or '—'}: {target['op']} {target['value']}" for target in values["targets"]]


def keep(
    plan: Plan,
    verb: Verb,
    before: States,
    after: States,
    *,
    by: User,
    at: datetime,
    event: str,
    data: Mapping[str, Any],
) -> Correction:
    """Keep the correction, count the draft on, forget what was typed into the forms it saves, record the event."""
    plan.version += 1
    plan.save(update_fields=["version"])
    Unsaved.objects.filter(plan=plan, by=by, form__in=list(after)).delete()
    correction = Correction.objects.create(plan=plan, verb=verb, before=before, after=after, by=by, at=at)
    record(by=by, verb=event, thing=plan, at=at, data={**data, "correction": correction.pk})
    return correction
