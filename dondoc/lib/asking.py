"""Forms that pages ask with: what was sent, whether it was done, what the answer's status is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from dondoc.lib.errors import Forbidden, Refused


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, do: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was sent, is right, and what it asks for was done; a refusal stands on the form.

    What the person may not do at all is a page of its own.
    """
    if not form.is_bound or not form.is_valid():
        return False
    try:
        do(form.cleaned_data)
    except Forbidden:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def status_of(form: forms.Form) -> int:
    """409 for what a rule refused, 422 for what was typed wrong, else 200; what was typed stands on the page."""
    if not form.is_bound or form.is_valid():
        return 200
    return 409 if form.non_field_errors() else 422
