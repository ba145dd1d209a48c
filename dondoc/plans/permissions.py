"""Who may bring documents in, see and correct drafts, issue plans, say what names mean and who takes duties over.

A document belongs to the agency that brought it in, or to whoever answers for that agency today; its focal officers
share the draft: two of them check one plan together. To all others a draft is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import REACHING_DOWN
from dondoc.agencies.permissions import Seat, check_may, may, needs, standing_of
from dondoc.agencies.permissions.reach import at_or_below
from dondoc.agencies.queries.lineage import answered_by
from dondoc.lib.errors import Forbidden
from dondoc.plans.models import Document, Plan
from dondoc.plans.models.plans import PlanQuerySet

needs_upload = needs(Permission.UPLOAD_DOCUMENTS)
needs_review = needs(Permission.REVIEW_DRAFTS)
needs_issue = needs(Permission.ISSUE_PLANS)
needs_reading = needs(Permission.READ_PLANS)
needs_settling = needs(Permission.SETTLE_NAMES)
needs_handing = needs(Permission.HAND_OVER_DUTIES)


def check_may_upload(by: User, document: Document | None = None) -> Seat:
    """Refuse those who may not bring documents in, or not for the agency of this one; gives their seat."""
    return check_may(by, Permission.UPLOAD_DOCUMENTS, agency=document.agency_id if document else None)


def check_may_review(by: User, plan: Plan) -> Seat:
    """Refuse those who may not correct the draft."""
    return check_may(by, Permission.REVIEW_DRAFTS, agency=plan.document.agency_id, matter=matter_of(plan))


def check_may_issue(by: User, plan: Plan) -> Seat:
    """Refuse those who may not issue the plan."""
    return check_may(by, Permission.ISSUE_PLANS, agency=plan.document.agency_id, matter=matter_of(plan))


def check_may_settle(by: User, province: int, plans: Iterable[Plan]) -> Seat:
    """Refuse those who neither keep the province's registry nor look after one of the plans that name somebody."""
    seats = (_seat_for(by, Permission.SETTLE_NAMES, plan) for plan in plans)
    return next((seat for seat in seats if seat), None) or check_may(by, Permission.SETTLE_NAMES, agency=province)


def check_may_hand_over(by: User, plan: Plan) -> Seat:
    """Refuse those who neither look after the plan nor keep the registry of its province."""
    own = _seat_for(by, Permission.HAND_OVER_DUTIES, plan)
    return own or check_may(by, Permission.HAND_OVER_DUTIES, agency=plan.province_id or plan.document.agency_id)


def _seat_for(by: User, permission: Permission, plan: Plan) -> Seat | None:
    try:
        return check_may(by, permission, agency=plan.document.agency_id, matter=matter_of(plan))
    except Forbidden:
        return None


def plans_looked_after(user: User | AnonymousUser, permission: Permission) -> PlanQuerySet:
    """Issued plans that the person looks after, or whose province's registry they keep, for this permission."""
    reach = at_or_below(_deep(user, permission), timezone.localdate())
    kept = Q(province__in=reach) | Q(province=None, document__agency__in=reach)
    return Plan.objects.issued().filter(kept | _own(user, permission, "document__"))


def _deep(user: User | AnonymousUser, permission: Permission) -> list[int]:
    seats = standing_of(user).giving(permission)
    return [seat.agency for seat in seats if seat.agency is not None and seat.role in REACHING_DOWN]


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
