from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Invitation
from dondoc.agencies.permissions.people import check_may_give, check_not_for_oneself
from dondoc.agencies.policies import posts as policies
from dondoc.agencies.policies.invitations import check_open
from dondoc.agencies.queries.names import place_of_post
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused

#: The job of `jobs.py`, by name: jobs stand above actions.
INVITATION_JOB = "agencies.send_invitation"


@transaction.atomic
def invite(
    *, email: str, full_name: str, role: Role, agency: Agency | None, by: User, at: datetime, title: str = ""
) -> Invitation:
    """Invite somebody by mail to a post; an open invitation to the same post falls, and its link with it.

    The mail leaves after the transaction. Refuses those who may not give the role, an agency that does not exist
    today, somebody who holds the post, and a deputy who would invite themselves.
    """
    seat = check_may_give(by, role, agency)
    email, today = email.strip().lower(), timezone.localdate(at)
    policies.check_place(agency, role, Span(today))
    if person := User.objects.filter(email=email).first():
        check_not_for_oneself(by, person, seat)
        policies.check_not_held(person, agency, role, Span(today))
    for old in Invitation.objects.waiting().filter(email=email, agency=agency, role=role).select_for_update():
        write_withdrawal(old, by=by, at=at)
    invitation = Invitation(email=email, full_name=full_name, title=title, agency=agency, role=role)
    invitation.digest = digest_of(token_urlsafe(32))
    invitation.expires_at = at + timedelta(days=settings.INVITATION_DAYS)
    invitation.created_at, invitation.created_by = at, by
    _save(invitation)
    record(by=by, verb="agencies.invited", thing=invitation, at=at, data=invitation_data(invitation, at))
    app.configure_task(INVITATION_JOB, allow_unknown=True).defer(invitation_id=invitation.pk)
    return invitation


def _save(invitation: Invitation) -> None:
    """Save it; refuses where somebody invited the same person to the same post a moment before."""
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError as error:
        raise Refused(_("Somebody else has just invited this person to the same post.")) from error


def digest_of(token: str) -> str:
    """What is kept of a link's token."""
    return sha256(token.encode()).hexdigest()


def invitation_data(invitation: Invitation, at: datetime) -> dict[str, str]:
    """What the sentences of the record say of an invitation."""
    agency = place_of_post(invitation.agency, timezone.localdate(at))
    return {"email": invitation.email, "person": invitation.full_name, "agency": agency, "role": invitation.role}


@transaction.atomic
def send_invitation(*, invitation: Invitation, send: Callable[[Invitation, str], None], at: datetime) -> bool:
    """Give the invitation a link and `send` it; nothing for one that is no longer open. Says whether it was sent.

    The link is made here, just before it leaves, so that nothing but its digest is ever kept, not even in the queue;
    a mail that fails leaves the former link as it was.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not invitation.is_waiting or at >= invitation.expires_at:
        return False
    token = token_urlsafe(32)
    invitation.digest, invitation.sent_at = digest_of(token), at
    invitation.save(update_fields=["digest", "sent_at"])
    send(invitation, token)
    return True


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Let the link lead nowhere. Refuses those who may not give the role, and what is no longer open."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    check_may_give(by, invitation.role, invitation.agency_id)
    check_open(invitation)
    write_withdrawal(invitation, by=by, at=at)


def write_withdrawal(invitation: Invitation, *, by: User, at: datetime) -> None:
    """The withdrawal and its event, for actions that have checked."""
    invitation.withdrawn_at, invitation.withdrawn_by = at, by
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by, verb="agencies.invitation_withdrawn", thing=invitation, at=at, data=invitation_data(invitation, at))
