from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from dondoc.accounts.models import User
from dondoc.audit.actions import record
from dondoc.evidence.actions.scanning import SCAN_JOB
from dondoc.evidence.enums import Fault, Kind, Scan
from dondoc.evidence.models import FileContent, StoredFile
from dondoc.evidence.models.words import ALL_TAKEN, FAULTS, SEEMS
from dondoc.evidence.rules.kinds import MEDIA_TYPES, Unfit, file_name, kind_of
from dondoc.lib.errors import Refused

_MEGABYTE = 1024 * 1024


class Upload(NamedTuple):
    """A file as somebody sends it."""

    name: str
    data: bytes


@transaction.atomic
def store_file(*, name: str, data: bytes, by: User, at: datetime) -> StoredFile:
    """Keep a file byte for byte, once: the same bytes are the same row, whoever sends them.

    Refuses, in a sentence for the sender, an empty or too large file, a kind that is not taken (judged by the content:
    macros, programs, archives, locked or damaged files are not), and a name that says another kind.
    """
    kind = check_file(name=name, data=data)
    digest = sha256(data).hexdigest()
    known = StoredFile.objects.filter(sha256=digest).first()
    return known or _stored(name, data, digest, kind, by, at)


def check_file(*, name: str, data: bytes, taken: Collection[Kind] = tuple(Kind)) -> Kind:
    """What the file is; refuses as `store_file` does, and kinds that are not `taken` where it was sent."""
    check_size(len(data))
    try:
        return kind_of(file_name(name), data, taken)
    except Unfit as unfit:
        found = unfit.found or ""
        raise Refused(FAULTS[unfit.fault] % {"kind": found, "seems": SEEMS[found], "taken": _listed(taken)}) from unfit


def _listed(taken: Collection[Kind]) -> str:
    return str(ALL_TAKEN) if len(taken) == len(Kind) else ", ".join(str(SEEMS[kind]) for kind in taken)


def check_size(size: int) -> None:
    """Refuse more bytes than the limit, so that a file need not be read to be refused."""
    if size > settings.EVIDENCE_MEGABYTES * _MEGABYTE:
        raise Refused(FAULTS[Fault.TOO_LARGE] % {"limit": settings.EVIDENCE_MEGABYTES})


def _stored(name: str, data: bytes, digest: str, kind: Kind, by: User, at: datetime) -> StoredFile:
    file = StoredFile(sha256=digest, size=len(data), media_type=MEDIA_TYPES[kind], stored_at=at, stored_by=by)
    file.scan = Scan.WAITING if settings.SCAN_COMMAND else Scan.UNSCANNED
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:  # somebody else sends the same bytes at this moment
        return StoredFile.objects.get(sha256=digest)
    FileContent.objects.create(file=file, data=data)
    facts = {"name": file_name(name), "size": len(data), "sha256": digest}
    record(by=by, verb="evidence.stored", thing=file, at=at, data=facts)
    if file.scan == Scan.WAITING:
        app.configure_task(SCAN_JOB, allow_unknown=True).defer(file_id=file.pk)
    return file
