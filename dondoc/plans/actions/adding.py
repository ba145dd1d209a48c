from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused
from dondoc.plans.actions.keeping import insert, keep, lock_draft, named
from dondoc.plans.actions.states import build, state_of
from dondoc.plans.enums import Frequency, ItemKind, Origin, Verb
from dondoc.plans.models import MODEL_OF, Correction, Plan, Section, Task
from dondoc.plans.rules.drafting import Json, Values
from dondoc.plans.rules.spans import Range, page_at, trimmed
from dondoc.plans.rules.text import folded

_NUMBER_LENGTH = 64


@transaction.atomic
def add_item(*, plan: Plan, kind: ItemKind, span: Range, by: User, at: datetime) -> Correction:
    """Add what the reader missed from a range of the draft's text.

    Refuses an empty range, one outside the text, and a reference's number that is too long to be one.
    """
    plan = lock_draft(plan.pk, by=by)
    source: str = (plan.reading.result or {}).get("text", "")
    start, end = trimmed(source, span)
    if start >= end:
        raise Refused(_("Select some words of the document first."))
    words = folded(source[start:end])
    if kind == ItemKind.REFERENCE and len(words) > _NUMBER_LENGTH:
        raise Refused(_("Select the number of the document only."))
    page = page_at((plan.reading.result or {}).get("blocks", []), start)
    values = _values(plan, kind, words, start) | {"start": start, "end": end, "page": page}
    item = build(plan, plan.reading, values, _position(plan, kind, start), Origin.ADDED)
    insert(item, values)
    after = state_of(item)
    return keep(
        plan,
        Verb.ADD,
        {item.ref: None},
        {item.ref: after},
        by=by,
        at=at,
        event="plans.item_added",
        data=named(item),
    )


def _values(plan: Plan, kind: ItemKind, words: str, start: int) -> Values:
    fields: dict[ItemKind, Json] = {
        ItemKind.TASK: {"text": words, "path": _path(plan, start)},
        ItemKind.INDICATOR: {"name": words, "code": _path(plan, start), "is_body": True},
        ItemKind.DUTY: {"text": words, "frequency": Frequency.AD_HOC},
        ItemKind.REFERENCE: {"number": words},
        ItemKind.RECIPIENT: {"text": words},
    }
    roles: dict[str, list[str]] = {role.value: [] for role in MODEL_OF[kind].roles}
    return {"kind": kind.value, "fields": fields[kind], "roles": roles, "targets": [], "mentions": []}


def _path(plan: Plan, start: int) -> str:
    """The path of the task around or before the place, else of its section."""
    around = Task.objects.kept().filter(plan=plan, reading=plan.reading_id, start__lte=start, end__gt=start).last()
    if around:
        return around.path
    section = Section.objects.filter(plan=plan, start__lte=start).order_by("-start", "-position").first()
    return section.path if section else ""


def _position(plan: Plan, kind: ItemKind, start: int) -> float:
    """Between its neighbours in the document."""
    items = MODEL_OF[kind]._default_manager.filter(plan=plan)
    before = items.filter(start__lte=start).order_by("-position").values_list("position", flat=True).first() or 0.0
    after = items.filter(position__gt=before).order_by("position").values_list("position", flat=True).first()
    return (before + after) / 2 if after is not None else before + 1
