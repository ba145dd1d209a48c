"""Who may bring documents in, see and correct drafts, issue plans.

A document belongs to the agency that brought it in, or to whoever answers for that agency today; its focal officers
share the draft: two of them check one plan together. To all others a draft is not there.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.permissions import Seat, check_may, may, needs, standing_of
from dondoc.agencies.queries.lineage import answered_by
from dondoc.plans.models import Document, Plan
from dondoc.plans.models.plans import PlanQuerySet

needs_upload = needs(Permission.UPLOAD_DOCUMENTS)
needs_review = needs(Permission.REVIEW_DRAFTS)
needs_issue = needs(Permission.ISSUE_PLANS)
needs_reading = needs(Permission.READ_PLANS)


def check_may_upload(by: User, document: Document | None = None) -> Seat:
    """Refuse those who may not bring documents in, or not for the agency of this one; gives their seat."""
    return check_may(by, Permission.UPLOAD_DOCUMENTS, agency=document.agency_id if document else None)


def check_may_review(by: User, plan: Plan) -> Seat:
    """Refuse those who may not correct the draft."""
    return check_may(by, Permission.REVIEW_DRAFTS, agency=plan.document.agency_id, matter=matter_of(plan))


def check_may_issue(by: User, plan: Plan) -> Seat:
    """Refuse those who may not issue the plan."""
    return check_may(by, Permission.ISSUE_PLANS, agency=plan.document.agency_id, matter=matter_of(plan))


def matter_of(plan: Plan) -> str:
    """How a post that is limited to the plan names it."""
    return f"plans.plan:{plan.pk}"


def visible_plans(user: User | AnonymousUser) -> QuerySet[Plan]:
    """Issued plans for every reader, drafts for those who check them."""
    issued = Q(issued_at__isnull=False) if may(user, Permission.READ_PLANS) else Q(pk__in=())
    return Plan.objects.filter(issued | _own(user, Permission.REVIEW_DRAFTS, "document__"))


def visible_drafts(user: User | AnonymousUser) -> PlanQuerySet:
    """Plans that the person checks, issued or not."""
    return Plan.objects.filter(_own(user, Permission.REVIEW_DRAFTS, "document__"))


def own_documents(user: User | AnonymousUser) -> QuerySet[Document]:
    """The documents that one's agencies brought in."""
    return Document.objects.filter(_own(user, Permission.UPLOAD_DOCUMENTS, ""))


def visible_documents(user: User | AnonymousUser) -> QuerySet[Document]:
    """The documents of one's agencies, and for every reader those of issued plans."""
    issued = Q(plan__issued_at__isnull=False) if may(user, Permission.READ_PLANS) else Q(pk__in=())
    return Document.objects.filter(issued | _own(user, Permission.UPLOAD_DOCUMENTS, ""))


def _own(user: User | AnonymousUser, permission: Permission, path: str) -> Q:
    """Documents whose agency is answered for, today, by one where the person holds the permission."""
    standing = standing_of(user)
    agencies = answered_by(standing.agencies(permission), timezone.localdate())
    keys = [seat.matter.removeprefix("plans.plan:") for seat in standing.seats if seat.matter.startswith("plans.plan:")]
    plan = "pk" if path else "plan"
    return Q(**{f"{path}agency__in": agencies}) | Q(**{f"{plan}__in": [int(key) for key in keys]})
