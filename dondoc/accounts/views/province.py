"""There and back: the province's own sign-in (OpenID Connect)."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from dondoc.accounts.views import refusals

#: What a provider that is down, or is no provider, ends in beyond what allauth answers itself.
_NONSENSE = (RequestException, AttributeError, LookupError, TypeError, ValueError)


@login_not_required
@never_cache
@require_POST
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the province's sign-in.

    By a page that goes on by itself: the policy lets forms go nowhere else, and browsers hold their redirects to it.
    """
    try:
        answer: HttpResponse = openid.login(request, provider_id)
    except _NONSENSE as error:
        return refusals.unanswered(request, error)
    if answer.status_code != 302:
        return answer
    address = answer.headers["Location"]
    return render(request, "accounts/on-to-province.html", {"address": address, "name": settings.OIDC_NAME})


@login_not_required
@never_cache
@require_GET
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From the province's sign-in, with its answer."""
    try:
        answer: HttpResponse = openid.callback(request, provider_id)
    except _NONSENSE as error:
        return refusals.unanswered(request, error)
    return answer
