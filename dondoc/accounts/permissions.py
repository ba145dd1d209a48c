"""What there is to be allowed: each permission in one plain sentence, each role a bundle of them.

Who holds a role, at which agency and when, is the agencies' business: `dondoc.agencies.permissions` asks it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User

StrOrPromise = str | Promise

SENTENCES: dict[Permission, StrOrPromise] = {
    Permission.READ_PLANS: _("see issued plans and everything in them"),
    Permission.READ_REGISTRY: _("look agencies up in the registry"),
    Permission.UPLOAD_DOCUMENTS: _("bring a document in to be read"),
    Permission.REVIEW_DRAFTS: _("see drafts and correct what was read"),
    Permission.ISSUE_PLANS: _("turn a checked draft into a live plan"),
    Permission.SETTLE_NAMES: _("say which agency a name in a plan means"),
    Permission.HAND_OVER_DUTIES: _("say who takes over a duty when its agency ends"),
    Permission.RECORD_PROGRESS: _("record progress on the agency's tasks, close them, ask for more time"),
    Permission.CONFIRM_TASKS: _("confirm that a task is done"),
    Permission.DECIDE_TASKS: _("give a task more time, cancel or replace it"),
    Permission.READ_REPORTS: _("see who owes reports, and the reports that were sent"),
    Permission.KEEP_REGIMES: _("say who reports what, to whom and by when"),
    Permission.DRAFT_REPORTS: _("fill in the agency's report"),
    Permission.SUBMIT_REPORTS: _("approve and submit the agency's report"),
    Permission.ACCEPT_REPORTS: _("accept reports sent to the agency, return them, enter those that came on paper"),
    Permission.EXCUSE_REPORTS: _("excuse an agency from a report"),
    Permission.CONSOLIDATE: _("compose one report out of many"),
    Permission.ISSUE_REPORTS: _("issue the report that was composed"),
    Permission.KEEP_METHODS: _("set the method by which agencies are rated"),
    Permission.KEEP_REGISTRY: _("keep the registry of agencies"),
    Permission.MANAGE_PEOPLE: _("invite people and end their posts"),
    Permission.READ_RECORD: _("read and take out the record of what everybody did"),
    Permission.MANAGE_SYSTEM: _("set up and look after the installation"),
}

ROLE_NAMES: dict[str, StrOrPromise] = {
    Role.OFFICER: _("Officer"),
    Role.APPROVER: _("Head or deputy head"),
    Role.FOCAL_OFFICER: _("Focal officer"),
    Role.LEADER: _("Leader of the province"),
    Role.EVALUATOR: _("Independent evaluator"),
    Role.REGISTRY_KEEPER: _("Registry keeper"),
    Role.ADMINISTRATOR: _("System administrator"),
}

_READING = frozenset({Permission.READ_PLANS, Permission.READ_REGISTRY})
_HANDING = frozenset({Permission.SETTLE_NAMES, Permission.HAND_OVER_DUTIES})
_REPORTING = frozenset({Permission.RECORD_PROGRESS, Permission.READ_REPORTS, Permission.DRAFT_REPORTS})
#: What whoever gathers for a plan does.
_GATHERING = frozenset(
    {
        Permission.CONFIRM_TASKS,
        Permission.DECIDE_TASKS,
        Permission.KEEP_REGIMES,
        Permission.ACCEPT_REPORTS,
        Permission.EXCUSE_REPORTS,
        Permission.CONSOLIDATE,
        Permission.KEEP_METHODS,
    }
)
_ISSUING = frozenset({Permission.UPLOAD_DOCUMENTS, Permission.REVIEW_DRAFTS, Permission.ISSUE_PLANS})
BUNDLES: dict[str, frozenset[Permission]] = {
    Role.OFFICER: _READING | _REPORTING,
    Role.APPROVER: (
        _READING
        | _REPORTING
        | {
            Permission.MANAGE_PEOPLE,
            Permission.CONFIRM_TASKS,
            Permission.SUBMIT_REPORTS,
            Permission.ACCEPT_REPORTS,
            Permission.ISSUE_REPORTS,
        }
    ),
    Role.FOCAL_OFFICER: _READING | _HANDING | _ISSUING | _REPORTING | _GATHERING,
    Role.LEADER: (
        _READING
        | {Permission.READ_RECORD, Permission.READ_REPORTS, Permission.CONFIRM_TASKS, Permission.DECIDE_TASKS}
        | {Permission.KEEP_METHODS}
    ),
    Role.EVALUATOR: _READING,
    Role.REGISTRY_KEEPER: _READING | _HANDING | {Permission.KEEP_REGISTRY, Permission.READ_RECORD},
    Role.ADMINISTRATOR: _READING | {Permission.MANAGE_PEOPLE, Permission.MANAGE_SYSTEM, Permission.READ_RECORD},
}

#: Roles whose reach is their agency and all below it; the others reach their own agency alone.
REACHING_DOWN = frozenset({Role.LEADER, Role.REGISTRY_KEEPER})


def role_name(role: str) -> StrOrPromise:
    """The role in the reader's language."""
    return ROLE_NAMES.get(role, role)


def signed_in(request: HttpRequest) -> User:
    """The person who asks; pages let nobody else come this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
