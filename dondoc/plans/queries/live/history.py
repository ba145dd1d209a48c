"""What the record says of plans and their files, in the words that people use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.audit.vocabulary import Thing, Things
from dondoc.plans.models import Document, Plan
from dondoc.plans.models.words import DEADLINES, DIRECTIONS, FREQUENCIES, KINDS, ROLES, Words
from dondoc.plans.queries.live.wording import verb_words

#: What the fields are called whose values before and after an event keeps.
FIELDS: dict[str, str | Promise] = {
    **{str(role): words for role, words in ROLES.items()},
    "title": _("Title"),
    "issuer": _("Issuer"),
    "number": _("Number"),
    "dated_on": _("Date"),
    "signer": _("Signer"),
    "signer_title": _("Signer's office"),
    "keeper": _("Checked by"),
    "path": _("No."),
    "code": _("No."),
    "text": _("Words"),
    "name": _("Name"),
    "group": _("Group"),
    "unit": _("Unit"),
    "direction": _("Direction"),
    "baseline_year": _("Baseline year"),
    "baseline_value": _("Baseline"),
    "baseline_rank": _("Baseline rank"),
    "deadline_kind": _("Kind of time"),
    "deadline_value": _("Time"),
    "deadline_phrase": _("Words of the time"),
    "frequency": _("How often"),
    "due": _("Due"),
    "type": _("Type"),
    "is_implemented": _("Carried out by this plan"),
    "targets": _("Targets"),
    "date_precision": _("How much of the date is printed"),
}
_VALUES: dict[str, Words] = {"deadline_kind": DEADLINES, "direction": DIRECTIONS, "frequency": FREQUENCIES}


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """Words in place of keys: "nhiệm vụ II.1.a" for an item, the verb of what was undone, fields' values."""
    words = dict(data)
    kind = str(data.get("ref", "")).rpartition("-")[0]
    if kind in KINDS:
        words["item"] = f"{str(KINDS[kind]).lower()} {data.get('item', '')}".strip()
    if "verb" in data:
        words["verb"] = verb_words(str(data["verb"]))
    if isinstance(data.get("fields"), Mapping):
        words["fields"] = {field: _values(field, pair) for field, pair in data["fields"].items()}
    return words


def _values(field: str, pair: list[Any]) -> list[Any]:
    known = _VALUES.get(field, {})
    return [str(known[value]) if isinstance(value, str) and value in known else value for value in pair]


def _plans(keys: Collection[str]) -> dict[str, Thing]:
    rows = Plan.objects.filter(pk__in=keys).select_related("document").defer("reading__result")
    return {str(plan.pk): Thing(plan.number or plan.title or plan.document.name, _address(plan)) for plan in rows}


def _address(plan: Plan) -> str:
    return reverse("plans:plan", args=[plan.pk]) if plan.is_issued else ""


def _documents(keys: Collection[str]) -> dict[str, Thing]:
    return {str(key): Thing(name) for key, name in Document.objects.filter(pk__in=keys).values_list("pk", "name")}


THINGS: Mapping[str, Things] = {"plans.plan": _plans, "plans.document": _documents}
