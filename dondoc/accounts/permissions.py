"""What there is to be allowed: each permission in one plain sentence, each role a bundle of them.

Who holds a role, at which agency and when, is the agencies' business: `dondoc.agencies.permissions` asks it.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission, Role

StrOrPromise = str | Promise

SENTENCES: dict[Permission, StrOrPromise] = {
    Permission.READ_PLANS: _("see issued plans and everything in them"),
    Permission.READ_REGISTRY: _("look agencies up in the registry"),
    Permission.UPLOAD_DOCUMENTS: _("bring a document in to be read"),
    Permission.REVIEW_DRAFTS: _("see drafts and correct what was read"),
    Permission.ISSUE_PLANS: _("turn a checked draft into a live plan"),
    Permission.SETTLE_NAMES: _("say which agency a name in a plan means"),
    Permission.HAND_OVER_DUTIES: _("say who takes over a duty when its agency ends"),
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
BUNDLES: dict[str, frozenset[Permission]] = {
    Role.OFFICER: _READING,
    Role.APPROVER: _READING | {Permission.MANAGE_PEOPLE},
    Role.FOCAL_OFFICER: (
        _READING | _HANDING | {Permission.UPLOAD_DOCUMENTS, Permission.REVIEW_DRAFTS, Permission.ISSUE_PLANS}
    ),
    Role.LEADER: _READING | {Permission.READ_RECORD},
    Role.EVALUATOR: _READING,
    Role.REGISTRY_KEEPER: _READING | _HANDING | {Permission.KEEP_REGISTRY, Permission.READ_RECORD},
    Role.ADMINISTRATOR: _READING | {Permission.MANAGE_PEOPLE, Permission.MANAGE_SYSTEM, Permission.READ_RECORD},
}

#: Roles whose reach is their agency and all below it; the others reach their own agency alone.
REACHING_DOWN = frozenset({Role.LEADER, Role.REGISTRY_KEEPER})


def role_name(role: str) -> StrOrPromise:
    """The role in the reader's language."""
    return ROLE_NAMES.get(role, role)
