from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.enums import Scan
from dondoc.evidence.models import FileContent, StoredFile
from dondoc.lib.errors import Refused

#: Opened in the browser all the same, it may run nothing and load nothing.
_SANDBOX = "default-src 'none'; sandbox"


def check_open(file: StoredFile) -> None:
    """Refuse to hand out a file that the scanner has not looked at yet, or has found a virus in."""
    if file.scan == Scan.WAITING:
        raise Refused(_("This file is still being checked for viruses. Try again in a minute."))
    if file.scan == Scan.INFECTED:
        raise Refused(_("A virus was found in this file; nobody can open it. Ask the sender for a clean one."))


def download(file: StoredFile, name: str) -> HttpResponse:
    """The file byte for byte, to be saved under `name`; refuses as `check_open` does."""
    check_open(file)
    data = FileContent.objects.values_list("data", flat=True).get(file=file)
    response = HttpResponse(bytes(data), content_type=file.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response
