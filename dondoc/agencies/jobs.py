"""The mail with the link of an invitation."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from dondoc.accounts.permissions import role_name
from dondoc.agencies import actions
from dondoc.agencies.models import Invitation
from dondoc.agencies.queries.names import place_of_post
from dondoc.lib import mail


@app.task(name=actions.INVITATION_JOB, queue="mail", retry=mail.AGAIN)
def send_invitation(invitation_id: int) -> None:
    """Make the link and send it; nothing for an invitation that is no longer open, or no longer there."""
    invitation = Invitation.objects.filter(pk=invitation_id).first()
    if invitation:
        actions.send_invitation(invitation=invitation, send=_send, at=timezone.now())


def _send(invitation: Invitation, token: str) -> None:
    """In the language of the country: nobody knows yet which one the invited person would choose."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "invitation": invitation,
            "agency": place_of_post(invitation.agency, timezone.localdate()),
            "role": role_name(invitation.role),
            "address": f"{settings.URL}{reverse('agencies:invitation', args=[token])}",
        }
        subject = render_to_string("agencies/email/invitation_subject.txt", context).strip()
        body = render_to_string("agencies/email/invitation_message.txt", context).strip()
    mail.send_now(subject=subject, body=body, to=[invitation.email])
