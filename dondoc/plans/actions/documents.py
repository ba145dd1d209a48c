from __future__ import annotations

import mimetypes
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused
from dondoc.plans import permissions
from dondoc.plans.models import Document, DocumentContent
from dondoc.plans.models.words import refusal

_MEGABYTE = 1024 * 1024


class AlreadyHere(Refused):
    """The same bytes were brought in before."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(_("This very file is already here, as “%(name)s”.") % {"name": document.name})


@transaction.atomic
def upload_document(*, name: str, data: bytes, by: User, at: datetime) -> Document:
    """Keep a file byte for byte.

    Refuses an empty file, one over `settings.UPLOAD_MEGABYTES`, and (`AlreadyHere`) the same bytes again.
    """
    seat = permissions.check_may_upload(by)
    check_size(len(data))
    digest = sha256(data).hexdigest()
    known = Document.objects.filter(sha256=digest).first()
    if known:
        raise AlreadyHere(known)
    name = _file_name(name)
    document = Document(sha256=digest, name=name, media_type=_media_type(name), size=len(data))
    document.agency_id = seat.agency
    document.uploaded_at, document.uploaded_by = at, by
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        raise AlreadyHere(Document.objects.get(sha256=digest)) from error
    DocumentContent.objects.create(document=document, data=data)
    facts = {"name": name, "size": len(data), "sha256": digest}
    record(by=by, verb="plans.document_uploaded", thing=document, at=at, data=facts)
    return document


def check_size(size: int) -> None:
    """Refuse nothing at all and more than the limit; `size` in bytes."""
    if size == 0:
        raise Refused(refusal("empty"))
    if size > settings.UPLOAD_MEGABYTES * _MEGABYTE:
        raise Refused(refusal("too_large", f"{settings.UPLOAD_MEGABYTES} MB"))


def _file_name(name: str) -> str:
    """The last part of a path, of Windows too, cut so that its extension stays."""
    path = PurePosixPath(PureWindowsPath(name).name or "?")
    return path.stem[: 255 - len(path.suffix[:16])] + path.suffix[:16]


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
