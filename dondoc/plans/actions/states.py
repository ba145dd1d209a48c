"""Items as `Values` (see `rules.drafting`) and back: the one place that writes their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from dondoc.lib.text import fold
from dondoc.plans.enums import ItemKind, Origin
from dondoc.plans.models import (
    ITEM_MODELS,
    MODEL_OF,
    Assignment,
    Indicator,
    Item,
    Mention,
    Plan,
    Reading,
    Reference,
    Target,
    Task,
)
from dondoc.plans.rules.drafting import Values, plain_decimal
from dondoc.plans.rules.times import days_of

_HOLDER = {ItemKind.TASK: "task", ItemKind.INDICATOR: "indicator", ItemKind.DUTY: "duty"}
_PLACE = ("start", "end", "page", "position", "reading_id")


def create_items(plan: Plan, reading: Reading, items: Sequence[Values], *, origin: Origin = Origin.READ) -> list[Item]:
    """Rows for all items with their parts, in as many queries as there are tables."""
    made: list[tuple[Item, Values]] = []
    for model in ITEM_MODELS:
        rows = [values for values in items if values["kind"] == model.kind]
        built = [build(plan, reading, values, position, origin) for position, values in enumerate(rows, start=1)]
        made += zip(model._default_manager.bulk_create(built), rows, strict=True)
    create_parts(made)
    return [item for item, _ in made]


def build(plan: Plan, reading: Reading, values: Values, position: float, origin: Origin) -> Item:
    """An unsaved row; `values` may hold its own position."""
    model = MODEL_OF[values["kind"]]
    item = model(plan=plan, reading=reading, origin=origin)
    item.position = position
    put(item, values)
    return item


def put(item: Item, values: Values) -> None:
    """Set the columns of `item` that `values` holds; its parts are written by `create_parts`."""
    for name, value in values["fields"].items():
        setattr(item, name, _clean(item, name, value))
    for name in (*_PLACE, "confidence", "doubts", "origin"):
        if name in values:
            setattr(item, name, _clean(item, name, values[name]))
    if isinstance(item, Task):
        item.starts_on, item.due_on = days_of(item.deadline_kind, item.deadline_value, item.deadline_phrase)
        phrases = [phrase for role in values["roles"].values() for phrase in role]
        item.search = fold(" ".join([item.path, item.text, *phrases]))
        item.merged_into_id = values.get("merged_into")


def replace_parts(item: Item, values: Values) -> None:
    """Write the item's agencies, targets and mentions anew."""
    if item.roles:
        Assignment.objects.filter(**{_HOLDER[item.kind]: item}).delete()
    if isinstance(item, Indicator):
        item.targets.all().delete()
    if isinstance(item, Reference):
        item.mentions.all().delete()
    create_parts([(item, values)])


def create_parts(made: Iterable[tuple[Item, Values]]) -> None:
    """Agencies, targets and mentions of saved items."""
    parts: dict[type[models.Model], list[Any]] = {Assignment: [], Target: [], Mention: []}
    for item, values in made:
        parts[Assignment] += [
            Assignment(**{_HOLDER[item.kind]: item}, role=role, position=position, phrase=phrase)
            for role, phrases in values["roles"].items()
            for position, phrase in enumerate(phrases)
        ]
        if isinstance(item, Indicator):
            parts[Target] += [
                Target(indicator=item, position=position, **target) for position, target in enumerate(values["targets"])
            ]
        if isinstance(item, Reference):
            parts[Mention] += [Mention(reference=item, **mention) for mention in values["mentions"]]
    for model, rows in parts.items():
        if rows:
            model._default_manager.bulk_create(rows)


def state_of(item: Item) -> Values:
    """Everything about the item that a correction may change, as `put` takes it back."""
    return {
        "kind": item.kind.value,
        "fields": {name: _plain(item, name) for name in item.own_fields},
        "roles": roles_of(item),
        "targets": [_target(target) for target in item.targets.all()] if isinstance(item, Indicator) else [],
        "mentions": [_mention(mention) for mention in item.mentions.all()] if isinstance(item, Reference) else [],
        **{name: getattr(item, name) for name in _PLACE},
        "confidence": f"{item.confidence:.2f}",
        "doubts": item.doubts,
        "origin": str(item.origin),
        "dropped": item.is_dropped,
        "merged_into": item.merged_into_id if isinstance(item, Task) else None,
    }


def roles_of(item: Item) -> dict[str, list[str]]:
    """The agencies of each role that the item's kind knows, in order."""
    roles: dict[str, list[str]] = {role.value: [] for role in item.roles}
    if roles:
        holder: Any = item
        for assignment in holder.assignments.all():
            roles[assignment.role].append(assignment.phrase)
    return roles


def _target(target: Target) -> Values:
    return {"year": target.year, "op": str(target.op), "value": plain_decimal(target.value)}


def _mention(mention: Mention) -> Values:
    return {"start": mention.start, "end": mention.end, "page": mention.page}


def _plain(item: Item, name: str) -> Any:
    value = getattr(item, name)
    field = item._meta.get_field(name)
    if value is None or isinstance(value, (bool, int, list)):
        return value
    if isinstance(field, models.DecimalField):
        return plain_decimal(value)
    return str(value)


def _clean(item: Item, name: str, value: Any) -> Any:
    """The column's own type; text cut to what the column holds."""
    if name == "reading_id":
        return value
    field: Any = item._meta.get_field(name)
    if isinstance(field, models.CharField):
        return str(value or "")[: field.max_length]
    return field.to_python(value)
