"""Who may bring documents in, see and correct drafts, issue plans.

Within a province all focal officers share the drafts: two of them check one plan together.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.accounts.permissions import check_may, may, needs
from dondoc.plans.models import Document, Plan

needs_upload = needs(Permission.UPLOAD_DOCUMENTS)
needs_review = needs(Permission.REVIEW_DRAFTS)
needs_issue = needs(Permission.ISSUE_PLANS)
needs_reading = needs(Permission.READ_PLANS)


def check_may_upload(by: User) -> None:
    """Refuse those who may not bring documents in."""
    check_may(by, Permission.UPLOAD_DOCUMENTS)


def check_may_review(by: User) -> None:
    """Refuse those who may not correct drafts."""
    check_may(by, Permission.REVIEW_DRAFTS)


def check_may_issue(by: User) -> None:
    """Refuse those who may not issue plans."""
    check_may(by, Permission.ISSUE_PLANS)


def visible_plans(user: User | AnonymousUser) -> QuerySet[Plan]:
    """Issued plans for every reader, drafts too for those who check them."""
    if may(user, Permission.REVIEW_DRAFTS):
        return Plan.objects.all()
    return Plan.objects.issued() if may(user, Permission.READ_PLANS) else Plan.objects.none()


def may_see_document(user: User | AnonymousUser, document: Document) -> bool:
    """Officers see every file, readers those of issued plans."""
    return may(user, Permission.REVIEW_DRAFTS) or visible_plans(user).filter(document=document).exists()
