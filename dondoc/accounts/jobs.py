"""The mail with a link to a new password."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app

from dondoc.accounts import actions
from dondoc.accounts.models import User
from dondoc.lib import mail


@app.task(name=actions.LINK_JOB, queue="mail", retry=mail.AGAIN)
def send_reset_link(user_id: int, language: str) -> None:
    """Make the link and send it, so that it is kept nowhere; nothing for whoever may no longer sign in."""
    user = User.objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    if user is None:
        return
    with translation.override(language):
        mail.send_now(
            subject=_rendered("account/email/password_reset_key_subject.txt", user),
            body=_rendered("account/email/password_reset_key_message.txt", user, address=_link(user)),
            to=[user.email],
        )


def _link(user: User) -> str:
    """At the configured address: the Host header of whoever asked is not to be trusted."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return f"{settings.URL}{reverse('account_reset_password_from_key', kwargs=key)}"


def _rendered(template: str, user: User, address: str = "") -> str:
    return render_to_string(template, {"user": user, "password_reset_url": address}).strip()
