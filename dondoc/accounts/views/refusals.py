"""Why somebody is not signed in, each on a page of its own."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def not_signed_in(request: HttpRequest, sentence: str | Promise, status: int) -> HttpResponse:
    """The page with the sentence and a way back."""
    return render(request, "accounts/not-signed-in.html", {"sentence": sentence}, status=status)


def unknown_person(request: HttpRequest, addresses: Sequence[EmailAddress]) -> HttpResponse:
    """The province knows them, we do not; or it does not vouch for the e-mail that we know."""
    words = {"name": settings.OIDC_NAME, "email": addresses[0].email if addresses else ""}
    if not addresses:
        sentence = _("%(name)s has not told us your work e-mail. Ask whoever looks after it.")
    elif not addresses[0].verified:
        sentence = _("%(name)s does not say that the e-mail %(email)s was checked. Ask whoever looks after it.")
    else:
        sentence = _("Nobody here has the e-mail %(email)s. Ask the administrator of your agency for an invitation.")
    return not_signed_in(request, sentence % words, 403)


def begun_elsewhere(request: HttpRequest) -> HttpResponse:
    """An answer of the province's sign-in that this browser did not ask for."""
    sentence = _("This sign-in was begun in another browser, or it took too long. Begin again.")
    return not_signed_in(request, sentence, 400)


def unanswered(request: HttpRequest, reason: object) -> HttpResponse:
    """The province's sign-in is down, or answers with something else; why is told to whoever reads the log."""
    logger.warning("The province's sign-in has failed: %r", reason)
    sentence = _("%(name)s does not answer as it should. Try again later, or sign in with your password.")
    return not_signed_in(request, sentence % {"name": settings.OIDC_NAME}, 503)
