"""A request that breaks off half way is not acted on: half a form would be taken for what somebody meant to send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from django.http import HttpRequest, HttpResponse, UnreadablePostError

_Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class WholeBodies:
    """Around the application that the web server calls: reading a body that is shorter than it was said to be fails.

    Servers hand on what has come when the connection is cut, and Django takes that for all of it.
    """

    def __init__(self, application: _Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            environ["wsgi.input"] = _Body(environ["wsgi.input"], int(length))
        return self.application(environ, start_response)


class _Body:
    """A stream of so many bytes; `OSError` where it ends before."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        return self._counted(self._stream.read(wanted), wanted)

    def readline(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        line = self._stream.readline(wanted)
        return self._counted(line, len(line) if line.endswith(b"\n") else wanted)

    def _counted(self, data: bytes, wanted: int) -> bytes:
        if len(data) < wanted:
            message = "the request broke off"
            raise OSError(message)
        self._left -= len(data)
        return data


class WholeFormMiddleware:
    """Reads what was sent before anybody looks at it: a form that broke off would be taken for an empty one later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.POST  # noqa: B018
        except UnreadablePostError:
            return HttpResponse(status=400)
        return self.get_response(request)
