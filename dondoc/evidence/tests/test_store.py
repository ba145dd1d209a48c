"""A file is stored once, looked at by the scanner, and handed out only when it may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.evidence import jobs
from dondoc.evidence.actions import SCAN_JOB, ScannerFailed, check_size, files_to_scan, scan_file, store_file
from dondoc.evidence.enums import Scan
from dondoc.evidence.models import FileContent, StoredFile
from dondoc.evidence.queries import download
from dondoc.evidence.tests.files import JPG, PDF, PNG
from dondoc.lib.errors import Refused

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)

#: Says by its exit code what it finds on its standard input, as clamdscan does.
SCANNER = """#!/bin/sh
input=$(cat | tr -d '\\0')
case "$input" in
  *EICAR*) exit 1 ;;
  *BROKEN*) echo "no database" >&2; exit 2 ;;
esac
exit 0
"""


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Path:
    program = tmp_path / "scan"
    program.write_text(SCANNER)
    program.chmod(0o755)
    settings.SCAN_COMMAND = f"{program} --no-summary -"
    return program


def a_file(by: User, data: bytes = PDF, name: str = "a.pdf") -> StoredFile:
    return store_file(name=name, data=data, by=by, at=AT)


def clock() -> datetime:
    return AT


def test_the_same_bytes_are_one_file_whoever_sends_them(lan: User, minh: User) -> None:
    first = a_file(lan)
    assert a_file(minh, name="khác.pdf") == first
    assert (first.size, first.media_type, first.scan) == (len(PDF), "application/pdf", Scan.UNSCANNED)
    assert bytes(FileContent.objects.get().data) == PDF
    assert Event.objects.filter(verb="evidence.stored").count() == 1


def test_too_large_a_file_is_refused(lan: User, settings: Any) -> None:
    settings.EVIDENCE_MEGABYTES = 1
    check_size(1024 * 1024)
    with pytest.raises(Refused, match="lớn hơn 1 MB"):
        a_file(lan, PDF + b"x" * 1024 * 1024)


@pytest.mark.parametrize(
    ("name", "data", "words"), [("a.docx", PDF, ".pdf"), ("a.pdf", b"", "trống"), ("a.exe", b"MZ", "chương trình")]
)
def test_what_is_not_taken_is_refused_in_words(lan: User, name: str, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        a_file(lan, data, name)
    assert not StoredFile.objects.exists()


def test_a_file_leaves_as_it_came_and_runs_nothing(lan: User) -> None:
    response = download(a_file(lan), "Báo cáo.pdf")
    assert response.content == PDF
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_is_looked_at_before_anybody_can_open_it(lan: User, scanner: Path) -> None:
    file = a_file(lan)
    assert ProcrastinateJob.objects.filter(task_name=SCAN_JOB, args={"file_id": file.pk}).count() == 1
    with pytest.raises(Refused, match="đang được quét"):
        download(file, "a.pdf")
    jobs.scan_file(file.pk)
    file.refresh_from_db()
    assert (file.scan, download(file, "a.pdf").content) == (Scan.CLEAN, PDF)


def test_an_infected_file_is_never_handed_out(lan: User, scanner: Path) -> None:
    file = a_file(lan, PNG + b"EICAR", "a.png")
    scan_file(file=file, clock=clock)
    with pytest.raises(Refused, match="có mã độc"):
        download(file, "a.png")
    again = a_file(lan, PNG + b"EICAR", "b.png")
    assert (again.scan, again.scanned_at) == (Scan.INFECTED, AT)
    assert Event.objects.get(verb="evidence.found_infected").by is None


def test_a_scanner_that_fails_is_asked_again(lan: User, scanner: Path) -> None:
    file = a_file(lan, JPG + b"BROKEN", "a.jpg")
    with pytest.raises(ScannerFailed, match="exit 2: no database"):
        scan_file(file=file, clock=clock)
    jobs.scan_rest(0)
    file.refresh_from_db()
    assert file.scan == Scan.WAITING
    assert files_to_scan() == [file]


def test_a_scanner_that_is_missing_is_no_answer(lan: User, scanner: Path) -> None:
    file = a_file(lan)
    scanner.unlink()
    with pytest.raises(ScannerFailed, match="No such file"):
        scan_file(file=file, clock=clock)


def test_what_came_before_there_was_a_scanner_is_looked_at_too(lan: User, tmp_path: Path, settings: Any) -> None:
    file = a_file(lan)
    assert files_to_scan() == []
    scan_file(file=file, clock=clock)
    assert file.scan == Scan.UNSCANNED
    (tmp_path / "scan").write_text(SCANNER)
    settings.SCAN_COMMAND = f"/bin/sh {tmp_path}/scan"
    jobs.scan_rest(0)
    file.refresh_from_db()
    assert file.scan == Scan.CLEAN
    assert files_to_scan() == []


def test_two_who_send_the_same_at_once_store_it_once(lan: User, minh: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_file(lan)
    nothing: Callable[..., Any] = lambda **_: StoredFile.objects.none()  # noqa: E731
    monkeypatch.setattr("dondoc.evidence.actions.storing.StoredFile.objects.filter", nothing)
    with transaction.atomic():
        assert a_file(minh) == first
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM evidence_storedfile")
        assert cursor.fetchone() == (1,)
