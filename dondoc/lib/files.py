"""Tables that a page hands out as files: asked for in the address, named so that every system takes the name."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from dondoc.lib.tables import Table
from dondoc.lib.text import fold

FORMATS = ("csv", "xlsx")


def wanted_file(request: HttpRequest) -> str:
    """ "csv" or "xlsx" where the address asks for a file, "" for the page; any other format is no such page."""
    kind = request.GET.get("format", "")
    if kind and kind not in FORMATS:
        raise Http404
    return kind


def file_of(request: HttpRequest, table: Callable[[], Table], *names: str) -> HttpResponse | None:
    """The table as a file where the address asks for one."""
    kind = wanted_file(request)
    return table().response(kind, file_name(*names)) if kind else None


def file_name(*names: str) -> str:
    """A name that every system takes, without its ending: "15-kh-ubnd-nhiem-vu"."""
    words = "-".join(fold(name) for name in names)
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words).split())[:100]
