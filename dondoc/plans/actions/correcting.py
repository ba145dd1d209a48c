from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.models import FIELDS
from dondoc.plans import policies
from dondoc.plans.actions.drafting import next_edition, put_facts, save_plan
from dondoc.plans.actions.keeping import States, changed, fresh, keep, lock_draft, named, write
from dondoc.plans.actions.states import state_of
from dondoc.plans.enums import Origin, Verb
from dondoc.plans.models import Correction, Item, Plan
from dondoc.plans.rules.drafting import Json, Values

FACTS = ("title", "issuer", "number", "dated_on", "date_precision", "signer", "signer_title")


@transaction.atomic
def correct_item(*, item: Item, version: int, changes: Values, by: User, at: datetime) -> Correction:
    """Replace what an item says by `changes` ("fields", "roles", "targets"); its doubts are answered by that.

    Refuses a dropped item, an empty one, and (`Stale`) a version that is no longer the item's.
    """
    plan = lock_draft(item.plan_id, by=by)
    item = fresh(item, version)
    policies.check_kept(item)
    before = state_of(item)
    after = {**before, "confidence": "1.00", "doubts": []}
    for part in ("fields", "roles"):
        after[part] = {**before[part], **changes.get(part, {})}
    after["targets"] = changes.get("targets", before["targets"])
    policies.check_says_something(after)
    is_changed = any(after[part] != before[part] for part in ("fields", "roles", "targets"))
    if is_changed and before["origin"] == Origin.READ:
        after["origin"] = Origin.CORRECTED.value
    write(item, after, by=by, at=at)
    verb, event = (Verb.CORRECT, "plans.item_corrected") if is_changed else (Verb.CONFIRM, "plans.item_confirmed")
    kept: States = {item.ref: after}
    return keep(
        plan, verb, {item.ref: before}, kept, by=by, at=at, event=event, data={**named(item), **changed(before, after)}
    )


def confirm_item(*, item: Item, version: int, by: User, at: datetime) -> Correction:
    """Say that a doubtful item was read rightly. Refuses as `correct_item` does."""
    return correct_item(item=item, version=version, changes={}, by=by, at=at)


@transaction.atomic
def drop_item(*, item: Item, version: int, by: User, at: datetime) -> Correction:
    """Take an item out of the plan; it stays in the draft's list of dropped ones. Refuses a dropped or stale one."""
    plan = lock_draft(item.plan_id, by=by)
    item = fresh(item, version)
    policies.check_kept(item)
    return _set_dropped(plan, item, True, by=by, at=at)


@transaction.atomic
def restore_item(*, item: Item, version: int, by: User, at: datetime) -> Correction:
    """Put a dropped item back. Refuses one that is not dropped, that was merged into another, or that is stale."""
    plan = lock_draft(item.plan_id, by=by)
    item = fresh(item, version)
    policies.check_restorable(item)
    return _set_dropped(plan, item, False, by=by, at=at)


def _set_dropped(plan: Plan, item: Item, dropped: bool, *, by: User, at: datetime) -> Correction:
    before = state_of(item)
    after = {**before, "dropped": dropped}
    write(item, after, by=by, at=at)
    verb, event = (Verb.DROP, "plans.item_dropped") if dropped else (Verb.RESTORE, "plans.item_restored")
    kept: States = {item.ref: after}
    return keep(plan, verb, {item.ref: before}, kept, by=by, at=at, event=event, data=named(item))


@transaction.atomic
def correct_facts(
    *, plan: Plan, version: int, facts: Json, by: User, at: datetime, as_new_edition: bool = False
) -> Correction:
    """Replace the document's own facts (`FACTS`).

    Refuses (`Stale`) an old version, and (`SamePlan`) the number and issuer of another plan, unless this one is
    meant as a new edition of it.
    """
    plan = lock_draft(plan.pk, by=by)
    policies.check_facts_fresh(plan, version)
    before = facts_state(plan)
    facts = {**before, **facts}
    edition = next_edition(plan, facts, as_new_edition=as_new_edition)
    write_facts(plan, {**facts, "edition": edition})
    after = facts_state(plan)
    data = {FIELDS: {name: [before[name], after[name]] for name in FACTS if before[name] != after[name]}}
    kept: States = {"facts": after}
    return keep(plan, Verb.FACTS, {"facts": before}, kept, by=by, at=at, event="plans.facts_corrected", data=data)


def facts_state(plan: Plan) -> Json:
    """The document's facts as JSON, with the edition that its number makes it."""
    facts = {name: getattr(plan, name) for name in FACTS}
    return {**facts, "dated_on": plan.dated_on.isoformat() if plan.dated_on else None, "edition": plan.edition}


def write_facts(plan: Plan, facts: Json) -> None:
    """Save the facts, one version on."""
    put_facts(plan, facts)
    plan.facts_version += 1
    save_plan(plan)
