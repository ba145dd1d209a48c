"""A PDF is made in the background: once of what was issued, once of each draft; what fails says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from dondoc.accounts.models import User
from dondoc.consolidation import actions
from dondoc.consolidation.enums import Failure, Format
from dondoc.consolidation.models import Pdf, Report
from dondoc.consolidation.queries.files import file_of, issued_as
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, DAY, Scene
from dondoc.lib.canonical import digest
from dondoc.lib.errors import Refused
from dondoc.papers import pdf as converter
from dondoc.papers.errors import NoConverter, NotConverted
from tests.cast import browser_of

LATER = datetime(2026, 4, 7, 3, 0, tzinfo=UTC)
MADE = b"%PDF-1.7 made"
Converts = Callable[[bytes | Exception], None]


@pytest.fixture
def converts(monkeypatch: pytest.MonkeyPatch) -> Converts:
    """What LibreOffice gives; it is there unless a test says otherwise."""

    def give(what: bytes | Exception) -> None:
        def pdf_of(_docx: bytes, *, seconds: float) -> bytes:
            if isinstance(what, Exception):
                raise what
            return what

        monkeypatch.setattr(converter, "pdf_of", pdf_of)

    monkeypatch.setattr(converter, "is_available", lambda: True)
    give(MADE)
    return give


def asked(report: Report, by: User, docx: bytes | None = None) -> Pdf:
    docx = docx or file_of(report, Format.DOCX, DAY)
    return actions.ask_for_pdf(report=report, docx=docx, by=by, at=AFTER_THE_DUE_DAY)


def made(row: Pdf) -> Pdf:
    """After the job."""
    actions.make_pdf(pdf=Pdf.objects.select_related("report").get(pk=row.pk), clock=lambda: LATER)
    return Pdf.objects.get(pk=row.pk)


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=actions.PDF_JOB).count()


@pytest.mark.usefixtures("converts")
def test_the_same_draft_is_made_once(scene: Scene) -> None:
    first = made(asked(scene.report, scene.cast.lan))
    again = asked(scene.fresh(), scene.cast.lan)
    assert (again.pk, again.is_made, jobs()) == (first.pk, True, 1)
    assert (bytes(first.data), bytes(first.docx)) == (MADE, b"")


@pytest.mark.usefixtures("converts")
def test_a_draft_that_changed_is_another_file(scene: Scene) -> None:
    before = asked(scene.report, scene.cast.lan)
    scene.write("part-causes", "Nhân lực còn thiếu.", is_own=True)
    assert asked(scene.fresh(), scene.cast.lan).pk != before.pk


def test_of_an_issued_report_it_stays_beside_the_snapshot(scene: Scene, converts: Converts) -> None:
    report = scene.issue()
    row = made(asked(report, scene.cast.lan))
    assert bytes(row.data) == b""
    converts(b"%PDF-1.7 another")
    actions.forget_old_pdfs(at=AFTER_THE_DUE_DAY + 2 * actions.pdfs.KEPT)
    made(asked(report, scene.cast.lan))
    assert file_of(report, Format.PDF, DAY) == MADE
    assert issued_as(digest(MADE)) == report


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        (NotConverted("too_slow"), Failure.TOO_SLOW),
        (NotConverted("failed"), Failure.FAILED),
        (NoConverter(), Failure.NO_CONVERTER),
    ],
)
def test_what_failed_says_why_and_is_tried_again(
    scene: Scene, converts: Converts, fault: Exception, failure: Failure
) -> None:
    converts(fault)
    row = made(asked(scene.report, scene.cast.lan))
    assert (row.failure, row.is_made) == (failure, False)
    page = browser_of(scene.cast.lan).get(reverse("consolidation:pdf", args=[row.pk])).content.decode()
    assert "LibreOffice" in page
    converts(MADE)
    browser_of(scene.cast.lan).post(reverse("consolidation:pdf-again", args=[row.pk]))
    row.refresh_from_db()
    assert (row.finished_at, jobs()) == (None, 2)
    assert made(row).is_made


def test_nobody_waits_for_a_job_that_broke(scene: Scene, converts: Converts) -> None:
    converts(OSError("no room"))
    row = asked(scene.report, scene.cast.lan)
    with pytest.raises(OSError, match="no room"):
        made(row)
    row.refresh_from_db()
    assert row.failure == Failure.FAILED


def test_without_libreoffice_the_word_file_is_offered(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "is_available", lambda: False)
    with pytest.raises(Refused, match="LibreOffice"):
        asked(scene.report, scene.cast.lan)
    page = browser_of(scene.cast.lan).get(reverse("consolidation:desk", args=[scene.report.pk])).content.decode()
    assert "LibreOffice" in page
    assert reverse("consolidation:make-pdf", args=[scene.report.pk]) not in page


@pytest.mark.usefixtures("converts")
def test_old_ones_of_drafts_are_swept(scene: Scene) -> None:
    row = made(asked(scene.report, scene.cast.lan))
    assert actions.forget_old_pdfs(at=row.asked_at + timedelta(days=6)) == 0
    assert actions.forget_old_pdfs(at=row.asked_at + timedelta(days=8)) == 1


@pytest.mark.usefixtures("converts")
def test_the_page_asks_again_until_it_is_there(scene: Scene) -> None:
    browser = browser_of(scene.cast.lan)
    answer = browser.post(reverse("consolidation:make-pdf", args=[scene.report.pk]))
    row = Pdf.objects.get()
    address = reverse("consolidation:pdf", args=[row.pk])
    assert answer["Location"] == address
    waiting = browser.get(address).content.decode()
    assert 'http-equiv="refresh"' in waiting
    assert f'hx-get="{address}"' in waiting
    assert browser.get(reverse("consolidation:pdf-file", args=[row.pk]))["Location"] == address
    made(row)
    part = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<h1>" not in part
    assert reverse("consolidation:pdf-file", args=[row.pk]) in part
    file = browser.get(reverse("consolidation:pdf-file", args=[row.pk]))
    assert (file.content, file["Content-Type"]) == (MADE, "application/pdf")
    assert "du-thao-" in file["Content-Disposition"]


@pytest.mark.usefixtures("converts")
def test_the_desk_of_an_issued_report_links_what_was_made(scene: Scene) -> None:
    report = scene.issue()
    browser, desk = browser_of(scene.cast.lan), reverse("consolidation:desk", args=[report.pk])
    file = reverse("consolidation:file", args=[report.pk, "pdf"])
    assert file not in browser.get(desk).content.decode()
    assert browser.get(file).status_code == 409
    row = made(asked(report, scene.cast.lan))
    page = browser.get(desk).content.decode()
    assert file in page
    assert digest(MADE) in page
    assert browser.get(reverse("consolidation:pdf-file", args=[row.pk]))["Location"] == file
    assert browser.post(reverse("consolidation:make-pdf", args=[report.pk]))["Location"] == file
    assert browser.get(file).content == MADE
