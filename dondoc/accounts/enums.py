"""The flat list of what a person may do, and the roles that bundle it."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do; its sentence stands in `permissions.SENTENCES`."""

    READ_PLANS = "read_plans"
    READ_REGISTRY = "read_registry"
    UPLOAD_DOCUMENTS = "upload_documents"
    REVIEW_DRAFTS = "review_drafts"
    ISSUE_PLANS = "issue_plans"
    SETTLE_NAMES = "settle_names"
    HAND_OVER_DUTIES = "hand_over_duties"
    RECORD_PROGRESS = "record_progress"
    CONFIRM_TASKS = "confirm_tasks"
    DECIDE_TASKS = "decide_tasks"
    READ_REPORTS = "read_reports"
    KEEP_REGIMES = "keep_regimes"
    DRAFT_REPORTS = "draft_reports"
    SUBMIT_REPORTS = "submit_reports"
    ACCEPT_REPORTS = "accept_reports"
    EXCUSE_REPORTS = "excuse_reports"
    CONSOLIDATE = "consolidate"
    ISSUE_REPORTS = "issue_reports"
    KEEP_METHODS = "keep_methods"
    KEEP_REGISTRY = "keep_registry"
    MANAGE_PEOPLE = "manage_people"
    READ_RECORD = "read_record"
    MANAGE_SYSTEM = "manage_system"


class Role(StrEnum):
    """A bundle of permissions that a post gives; see `permissions.BUNDLES`."""

    OFFICER = "officer"
    APPROVER = "approver"
    FOCAL_OFFICER = "focal_officer"
    LEADER = "leader"
    EVALUATOR = "evaluator"
    REGISTRY_KEEPER = "registry_keeper"
    ADMINISTRATOR = "administrator"
