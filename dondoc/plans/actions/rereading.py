from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans import policies
from dondoc.plans.actions.drafting import create_sections
from dondoc.plans.actions.keeping import items_with_parts, keep, lock_draft
from dondoc.plans.actions.states import create_items, put, replace_parts, state_of
from dondoc.plans.enums import Origin, Verb
from dondoc.plans.models import MODEL_OF, Correction, Item, Plan, Reading, Section
from dondoc.plans.rules.drafting import Values, items_of
from dondoc.plans.rules.rereading import OldItem, Rereading, reread_plan, says


@transaction.atomic
def reread(*, plan: Plan, reading: Reading, by: User, at: datetime) -> Correction:
    """Take a newer reading over into the draft; what people touched stays as they left it (`rules.rereading`).

    What changed is listed in the correction: "changed", "added", "gone" with before and after, "kept".
    Refuses an issued plan, a reading of another document, one that is not done, and the draft's own.
    """
    plan = lock_draft(plan.pk, by=by)
    result = reading.result or {}
    items, new, outcome = _outcome(plan, reading)
    before, after = _listed(items, outcome)
    _apply(plan, reading, items, outcome, new)
    plan.reading = reading
    plan.save(update_fields=["reading"])
    Section.objects.filter(plan=plan).delete()
    create_sections(plan, reading, result)
    data = {
        "changed": len(outcome.changed) + len(outcome.added) + len(outcome.gone),
        "kept": len(outcome.kept),
        "reading": reading.pk,
    }
    return keep(plan, Verb.REREAD, before, after, by=by, at=at, event="plans.reread", data=data)


def foresee_rereading(*, plan: Plan, reading: Reading) -> dict[str, Any]:
    """What `reread` would do, without doing it: its lists and the old states they speak of. Refuses as it does."""
    policies.check_draft(plan)
    items, _new, outcome = _outcome(plan, reading)
    return {
        "changed": [(says(state_of(items[ref])), says(values)) for ref, values in outcome.changed.items()],
        "added": [says(values) | {"kind": values["kind"]} for values in outcome.added],
        "gone": [says(state_of(items[ref])) | {"kind": items[ref].kind.value} for ref in outcome.gone],
        "kept": len(outcome.kept),
        "same": len(outcome.same),
    }


def _outcome(plan: Plan, reading: Reading) -> tuple[dict[str, Item], list[Values], Rereading]:
    policies.check_done(reading)
    if reading.document_id != plan.document_id or reading.pk == plan.reading_id:
        raise Refused(_("The draft already stands on this reading."))
    result = reading.result or {}
    items = {item.ref: item for kind in MODEL_OF for item in items_with_parts(kind).filter(plan=plan)}
    new = items_of(result)
    return items, new, reread_plan(_old_items(plan, items), new, result.get("text", ""))


def _old_items(plan: Plan, items: dict[str, Item]) -> list[OldItem]:
    texts = {reading.pk: (reading.result or {}).get("text", "") for reading in plan.document.readings.all()}
    return [
        OldItem(
            ref=ref,
            values=state_of(item),
            is_touched=item.origin != Origin.READ or item.is_dropped or item.version > 1,
            words=texts[item.reading_id][item.start : item.end],
        )
        for ref, item in items.items()
    ]


def _apply(plan: Plan, reading: Reading, items: dict[str, Item], outcome: Rereading, new: list[Values]) -> None:
    order = {id(values): float(position) for position, values in enumerate(new, start=1)}
    for ref in outcome.gone:
        items[ref].delete()
    for ref, values in {**outcome.same, **outcome.changed}.items():
        item = items[ref]
        put(item, {**values, "position": order[id(values)], "reading_id": reading.pk})
        item.save()
        if ref in outcome.changed or values["mentions"]:
            replace_parts(item, values)
    create_items(plan, reading, [{**values, "position": order[id(values)]} for values in outcome.added])
    for ref, place in outcome.kept.items():
        _keep_place(items[ref], reading, place, new, order)


def _keep_place(
    item: Item, reading: Reading, place: tuple[int, int] | None, new: list[Values], order: dict[int, float]
) -> None:
    """A kept item stands where its words stand in the new text; unfound, it goes on pointing into the old one."""
    if place is None:
        return
    item.start, item.end = place
    item.reading = reading
    before = [order[id(values)] for values in new if values["kind"] == item.kind and values["start"] <= place[0]]
    item.position = max(before, default=0.0) + 0.5
    item.save(update_fields=["start", "end", "reading", "position"])


def _listed(items: dict[str, Item], outcome: Rereading) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before and after of everything that changes, and the refs of what was kept."""
    before: dict[str, Any] = {ref: says(state_of(items[ref])) for ref in (*outcome.changed, *outcome.gone)}
    after: dict[str, Any] = {ref: says(values) for ref, values in outcome.changed.items()}
    after |= dict.fromkeys(outcome.gone)
    after |= {f"{values['kind']}-new-{number}": says(values) for number, values in enumerate(outcome.added, start=1)}
    return before | {"kept": list(outcome.kept)}, after
