"""Pages that also answer in parts; every one of them works whole without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page; a boosted or a restored page is whole."""
    htmx = getattr(request, "htmx", None)
    return isinstance(htmx, HtmxDetails) and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


class SignInAgainMiddleware:
    """A part of a page asked for after the session has ended: the whole page goes to sign in, and comes back after.

    Without it htmx would follow the redirect and put the sign-in page into a row.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        if not wants_part(request) or response.headers.get("Location", "").partition("?")[0] != sign_in:
            return response
        here = urlsplit(request.headers.get("HX-Current-URL", ""))
        following = urlunsplit(("", "", here.path, here.query, ""))
        return HttpResponseClientRedirect(f"{sign_in}?{urlencode({'next': following})}")


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, part: str, status: int = 200
) -> HttpResponse:
    """The whole page, or only its ``{% partialdef part %}`` when htmx asks."""
    name = f"{template}#{part}" if wants_part(request) else template
    response = render(request, name, dict(context), status=status)
    response["Vary"] = "HX-Request"
    return response


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to another page, whether htmx asked or a form was sent."""
    if wants_part(request):
        return HttpResponseClientRedirect(address)
    return HttpResponse(status=303, headers={"Location": address})
