"""The flat list of what a person may do, and the roles that bundle it."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do; its sentence stands in `permissions.SENTENCES`."""

    READ_PLANS = "read_plans"
    UPLOAD_DOCUMENTS = "upload_documents"
    REVIEW_DRAFTS = "review_drafts"
    ISSUE_PLANS = "issue_plans"
    MANAGE_PEOPLE = "manage_people"


class Role(StrEnum):
    """A bundle of permissions; see `permissions.BUNDLES`."""

    READER = "reader"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"
