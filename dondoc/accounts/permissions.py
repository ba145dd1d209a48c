"""Who may do what: each permission in one plain sentence, each role a bundle of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.lib.errors import Forbidden, can

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
StrOrPromise = str | Promise

SENTENCES: dict[Permission, StrOrPromise] = {
    Permission.READ_PLANS: _("see issued plans and everything in them"),
    Permission.UPLOAD_DOCUMENTS: _("bring a document in to be read"),
    Permission.REVIEW_DRAFTS: _("see drafts and correct what was read"),
    Permission.ISSUE_PLANS: _("turn a checked draft into a live plan"),
    Permission.MANAGE_PEOPLE: _("add people and change their roles"),
}

ROLE_NAMES: dict[str, StrOrPromise] = {
    Role.READER: _("Reader"),
    Role.OFFICER: _("Focal officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}

_READER = frozenset({Permission.READ_PLANS})
_OFFICER = _READER | {Permission.UPLOAD_DOCUMENTS, Permission.REVIEW_DRAFTS, Permission.ISSUE_PLANS}
BUNDLES: dict[str, frozenset[Permission]] = {
    Role.READER: _READER,
    Role.OFFICER: _OFFICER,
    Role.ADMINISTRATOR: _OFFICER | {Permission.MANAGE_PEOPLE},
}


def check_may(user: User | AnonymousUser, permission: Permission) -> None:
    """Refuse unless the person is active and the role holds the permission."""
    if isinstance(user, User) and user.is_active and permission in BUNDLES.get(user.role, frozenset()):
        return
    raise Forbidden(
        _("Your account may not do this: %(permission)s. Ask an administrator.") % {"permission": SENTENCES[permission]}
    )


may = can(check_may)


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``may.issue_plans`` and its like, so that a page offers only what will be allowed."""
    user = getattr(request, "user", None) or AnonymousUser()
    return {"may": {permission.value: may(user, permission) for permission in Permission}}


def role_name(user: User) -> StrOrPromise:
    """The role in the reader's language."""
    return ROLE_NAMES.get(user.role, user.role)


def sentences_of(user: User) -> list[StrOrPromise]:
    """What the person may do, one sentence each, in the order of the list."""
    return [SENTENCES[permission] for permission in Permission if may(user, permission)]


def needs(permission: Permission) -> Callable[[View[P]], View[P]]:
    """Decorate a view that only holders of the permission may call; others get a page with the reason and 403."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            check_may(request.user, permission)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
