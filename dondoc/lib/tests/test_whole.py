"""A request that breaks off is refused, wherever it is cut."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from dondoc.lib.whole import WholeBodies, WholeFormMiddleware

_FORM = b"text=" + b"a" * 3_000
_PARTS = (
    b'--B\r\nContent-Disposition: form-data; name="version"\r\n\r\n1\r\n'
    b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + b"a" * 3_000 + b"\r\n--B--\r\n"
)
_KINDS = [("application/x-www-form-urlencoded", _FORM), ("multipart/form-data; boundary=B", _PARTS)]


def answered(kind: str, body: bytes, length: int) -> tuple[int, list[str]]:
    """The status, and the texts that a view has seen, of a form of which `body` came and `length` bytes were said."""
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.POST["text"])
        return HttpResponse()

    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        return [str(WholeFormMiddleware(view)(WSGIRequest(environ)).status_code).encode()]

    environ = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length)}
    environ |= {"PATH_INFO": "/", "SERVER_NAME": "x", "SERVER_PORT": "80"}
    (status,) = WholeBodies(application)({**environ, "wsgi.input": io.BytesIO(body)}, None)
    return int(status), seen


@pytest.mark.parametrize(("kind", "body"), _KINDS)
def test_a_whole_form_comes_through(kind: str, body: bytes) -> None:
    assert answered(kind, body, len(body)) == (200, ["a" * 3_000])


@pytest.mark.parametrize(("kind", "body"), _KINDS)
@pytest.mark.parametrize("cut", [0, 1, 50, 1_000, -1])
def test_half_a_form_is_seen_by_nobody(kind: str, body: bytes, cut: int) -> None:
    assert answered(kind, body[:cut], len(body)) == (400, [])


def test_what_was_said_to_be_empty_is_empty() -> None:
    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        return [environ["wsgi.input"].read()]

    assert WholeBodies(application)({"CONTENT_LENGTH": "", "wsgi.input": io.BytesIO()}, None) == [b""]
