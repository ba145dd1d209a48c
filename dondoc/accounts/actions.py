"""What changes an account beside its owner's own pages."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from dondoc.accounts.models import User
from dondoc.lib.errors import Refused

#: The job of `jobs.py`, by name: jobs stand above actions.
LINK_JOB = "accounts.send_reset_link"


def end_sessions(*, user: User) -> None:
    """End every session of the person at once, wherever it was begun: its next request finds the seal broken."""
    User.objects.filter(pk=user.pk).update(sessions_version=F("sessions_version") + 1)
    user.refresh_from_db(fields=["sessions_version"])


@transaction.atomic
def remove_second_factors(*, user: User) -> None:
    """Help somebody who has lost phone and codes: the password alone signs them in again, and sessions end.

    Whoever calls this has made sure that it is them who ask.
    """
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)


def set_email(*, user: User, email: str) -> None:
    """Give the person another work e-mail, or none (""); whoever calls this vouches for it.

    Refuses an e-mail that is somebody else's.
    """
    email = email.strip().lower()
    if email and User.objects.filter(email=email).exclude(pk=user.pk).exists():
        raise Refused(_("Somebody else has the e-mail %(email)s already.") % {"email": email})
    user.email = email
    user.save(update_fields=["email"])


def ask_for_reset_link(*, user: User) -> None:
    """Have a link to a new password sent to the person's e-mail, in the language of whoever asks."""
    app.configure_task(LINK_JOB, allow_unknown=True).defer(user_id=user.pk, language=get_language() or "vi")
