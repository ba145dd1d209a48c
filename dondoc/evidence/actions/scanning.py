"""Asking the scanner of the installation whether a file is harmless."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from dondoc.audit.actions import record
from dondoc.evidence.enums import Scan
from dondoc.evidence.models import FileContent, StoredFile

SCAN_JOB = "dondoc.evidence.jobs.scan_file"
SCAN_REST_JOB = "dondoc.evidence.jobs.scan_rest"
#: Exit codes of the scanner, as clamdscan has them; any other is a failure of its own.
_FOUND = {0: Scan.CLEAN, 1: Scan.INFECTED}
_SECONDS = 300
#: Files looked at in one round of those that were left over.
_ROUND = 200


class ScannerFailed(Exception):
    """The scanner could not say; the file goes on waiting."""


def files_to_scan() -> list[StoredFile]:
    """Files that nobody has looked at yet, oldest first: those that came before there was a scanner, too."""
    if not settings.SCAN_COMMAND:
        return []
    return list(StoredFile.objects.filter(scan__in=[Scan.WAITING, Scan.UNSCANNED]).order_by("stored_at", "pk")[:_ROUND])


def scan_file(*, file: StoredFile, clock: Callable[[], datetime]) -> None:
    """Have the scanner look at the file and keep its word; nothing for one that was looked at already.

    Raises `ScannerFailed` where the scanner gives no answer: the file goes on waiting.
    """
    if file.scan in _FOUND.values() or not settings.SCAN_COMMAND:
        return
    found = _ask(bytes(FileContent.objects.get(file=file).data))
    _keep(file, found, clock())


def _ask(data: bytes) -> Scan:
    """Hand the bytes to the scanner on its standard input."""
    command = shlex.split(settings.SCAN_COMMAND)
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScannerFailed(str(error)) from error
    if done.returncode not in _FOUND:
        raise ScannerFailed(f"exit {done.returncode}: {done.stderr[:500].decode('utf-8', 'replace')}")
    return _FOUND[done.returncode]


@transaction.atomic
def _keep(file: StoredFile, found: Scan, at: datetime) -> None:
    file.scan, file.scanned_at = found, at
    file.save(update_fields=["scan", "scanned_at"])
    verb = "evidence.found_infected" if found == Scan.INFECTED else "evidence.found_clean"
    record(by=None, verb=verb, thing=file, at=at)
