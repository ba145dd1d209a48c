from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused
from dondoc.plans import policies
from dondoc.plans.actions.states import create_items
from dondoc.plans.models import Plan, Reading, Section
from dondoc.plans.rules.drafting import Json, facts_of, items_of
from dondoc.plans.rules.text import plan_key


@transaction.atomic
def draft_from_reading(*, reading: Reading, by: User, at: datetime, as_new_edition: bool = False) -> Plan:
    """Turn what was read into a draft of rows.

    Refuses a reading that is not done, a document that has its plan already, and (`SamePlan`) the number of
    a plan by the same issuer, unless it is meant as a new edition of it.
    """
    policies.check_done(reading)
    if Plan.objects.filter(document=reading.document_id).exists():
        raise Refused(_("This document already has its plan."))
    result: Json = reading.result or {}
    plan = Plan(document_id=reading.document_id, reading=reading, created_at=at, created_by=by, keeper=by)
    facts = facts_of(result)
    put_facts(plan, {**facts, "edition": next_edition(plan, facts, as_new_edition=as_new_edition)})
    save_plan(plan)
    create_sections(plan, reading, result)
    items = create_items(plan, reading, items_of(result))
    counts = {kind: sum(item.kind == kind for item in items) for kind in ("task", "indicator")}
    data = {"tasks": counts["task"], "indicators": counts["indicator"], "edition": plan.edition}
    record(by=by, verb="plans.drafted", thing=plan, at=at, data=data)
    return plan


def put_facts(plan: Plan, facts: Json) -> None:
    """Set the document's own facts, cut to what the columns hold, and the key that they make."""
    for name, value in facts.items():
        field = plan._meta.get_field(name)
        cut = value[: field.max_length] if isinstance(field, models.CharField) else value
        setattr(plan, name, field.to_python(cut) if isinstance(field, models.Field) else cut)
    plan.key = plan_key(plan.issuer, plan.number)


def save_plan(plan: Plan) -> None:
    """Save it; refuses (`SamePlan`) where somebody saved the same number and issuer a moment before."""
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError as error:
        raise policies.SamePlan(Plan.objects.get(key=plan.key, edition=plan.edition)) from error


def create_sections(plan: Plan, reading: Reading, result: Json) -> None:
    """The outline's headings."""
    Section.objects.bulk_create(
        Section(
            plan=plan,
            reading=reading,
            position=position,
            path=section["path"][:120],
            title=section["title"],
            depth=max(1, section["depth"]),
            start=section["span"]["start"],
            end=section["span"]["end"],
            page=section["span"].get("page"),
        )
        for position, section in enumerate(result.get("sections") or [], start=1)
    )


def next_edition(plan: Plan, facts: Json, *, as_new_edition: bool) -> int:
    """The edition that a plan with these facts is: its own, 1, or (on purpose) the next after those that are here.

    Refuses (`SamePlan`) the number and issuer of another plan otherwise.
    """
    key = plan_key(facts["issuer"], facts["number"])
    latest = Plan.objects.editions(key).exclude(pk=plan.pk).first()
    if latest is None:
        return 1
    if plan.pk and plan.key == key:
        return plan.edition
    if not as_new_edition:
        raise policies.SamePlan(latest)
    return latest.edition + 1
