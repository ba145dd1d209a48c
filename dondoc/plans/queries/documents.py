from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery

from dondoc.accounts.models import User
from dondoc.plans import permissions
from dondoc.plans.models import Document, Plan, Reading
from dondoc.plans.rules.drafting import facts_of
from dondoc.plans.rules.text import plan_key


def recent_documents(user: User | AnonymousUser) -> QuerySet[Document]:
    """The last ten that the person's agencies brought in, with their plan and the key of their newest reading."""
    newest = Reading.objects.filter(document=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    documents = (
        permissions.own_documents(user).select_related("plan", "uploaded_by").annotate(newest_reading=Subquery(newest))
    )
    return documents.order_by("-uploaded_at", "-pk")[:10]


def plan_doubts(plan: Plan) -> list[dict[str, str]]:
    """What is doubtful in the reading as a whole."""
    return Reading.objects.values_list("result__doubts", flat=True).get(pk=plan.reading_id) or []


def same_plan(reading: Reading) -> Plan | None:
    """The newest plan with the number and issuer that were read, if one is here."""
    facts = facts_of(reading.result or {})
    key = plan_key(facts["issuer"], facts["number"])
    return Plan.objects.editions(key).first()
