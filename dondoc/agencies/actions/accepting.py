from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions.inviting import digest_of, invitation_data
from dondoc.agencies.actions.posts import write_post
from dondoc.agencies.models import Invitation, Post
from dondoc.agencies.policies.invitations import Unknown, check_acceptable
from dondoc.agencies.policies.posts import check_not_held
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.lib.errors import Forbidden, Refused


class NameTaken(Refused):
    """Somebody else signs in with the user name."""


@transaction.atomic
def accept_as_new(*, token: str, username: str, password: str, at: datetime) -> User:
    """Make the invited person an account and the post; the link is used up.

    Refuses (`Gone`) a link that is not good, (`NameTaken`) a user name that is taken, and an e-mail that belongs to an
    account: its owner signs in and accepts.
    """
    invitation = _lock_good(token, at)
    if has_account(invitation):
        raise Refused(_("This e-mail belongs to an account already. Sign in with it, then open the link again."))
    person = _create(invitation, username, password)
    _give(invitation, person, at)
    return person


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> Post:
    """Give the invited post to somebody who has an account with the invited e-mail; the link is used up.

    Refuses (`Gone`) a link that is not good, anybody else, and somebody who holds the post.
    """
    invitation = _lock_good(token, at)
    if not is_invited(invitation, by):
        raise Forbidden(_("This invitation is for somebody else. Sign out to accept it with a new account."))
    check_not_held(by, invitation.agency, Role(invitation.role), Span(timezone.localdate(at)))
    return _give(invitation, by, at)


def invitation_of(token: str) -> Invitation:
    """The invitation that a link belongs to, good or not; refuses (`Unknown`) where there is none."""
    found = Invitation.objects.select_related("agency", "created_by").filter(digest=digest_of(token)).first()
    if found is None:
        raise Unknown
    return found


def has_account(invitation: Invitation) -> bool:
    """Somebody signs in with the invited e-mail; one who has left does not."""
    return User.objects.filter(email=invitation.email, is_active=True).exists()


def is_invited(invitation: Invitation, person: User) -> bool:
    """The invitation went to this person's e-mail."""
    return person.email == invitation.email


def _lock_good(token: str, at: datetime) -> Invitation:
    """The invitation, locked, so that of two clicks at once one accepts."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("agency", "created_by")
    invitation = rows.filter(digest=digest_of(token)).first()
    if invitation is None:
        raise Unknown
    check_acceptable(invitation, at)
    return invitation


def _create(invitation: Invitation, username: str, password: str) -> User:
    """A new account; one who had left comes back to their own, under the name that they choose now."""
    person = User.objects.filter(email=invitation.email).first() or User(email=invitation.email)
    person.username, person.is_active = username.strip().lower(), True
    person.full_name, person.title = invitation.full_name, invitation.title
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise NameTaken(_("This user name is taken; choose another.")) from error
    return person


def _give(invitation: Invitation, person: User, at: datetime) -> Post:
    """The post from today on, in the name of whoever invited."""
    invitation.accepted_at, invitation.accepted_by = at, person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    post = write_post(
        person=person,
        agency=invitation.agency,
        role=Role(invitation.role),
        span=Span(timezone.localdate(at)),
        by=invitation.created_by,
        at=at,
    )
    record(
        by=person, verb="agencies.invitation_accepted", thing=invitation, at=at, data=invitation_data(invitation, at)
    )
    return post
