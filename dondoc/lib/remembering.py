"""What is asked several times in one request and answered once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
R = TypeVar("R")

_remembered: ContextVar[dict[Hashable, Any] | None] = ContextVar("remembered", default=None)


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Ask `function` once a request for the same hashable arguments; outside a request, each time."""

    @wraps(function)
    def once(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _remembered.get()
        if known is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = function(*args, **kwargs)
        answer: R = known[key]
        return answer

    return once


def forget() -> None:
    """Ask anew: something was changed that may have been asked before."""
    if (known := _remembered.get()) is not None:
        known.clear()


class RememberMiddleware:
    """Opens a memory for each request, and closes it with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _remembered.set({})
        try:
            return self.get_response(request)
        finally:
            _remembered.reset(token)
