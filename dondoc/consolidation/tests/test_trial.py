"""A Word form is seen before it is used: with a real report, as a draft; a form that fails says why."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.consolidation import actions
from dondoc.consolidation.models import Pdf, Template
from dondoc.consolidation.tests.world import AFTER_THE_DUE_DAY, Scene
from dondoc.papers import pdf as converter
from dondoc.papers.docx.template import default_template
from dondoc.reporting.tests.world import agency
from tests.cast import browser_of

#: A year before anything is written in it.
FAR = date(2027, 1, 1)


def a_form(by: User, keeper: Agency | None = None) -> Template:
    data = default_template()
    keeper = keeper or agency("so-tai-chinh")
    return actions.set_template(agency=keeper, since=FAR, data=data, name="mau.docx", by=by, at=AFTER_THE_DUE_DAY)


def words_of(docx: bytes) -> str:
    """The text of the Word file that was handed out."""
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def test_the_newest_report_is_offered_and_shown_as_a_draft(scene: Scene) -> None:
    report, row = scene.issue(), a_form(scene.cast.lan)
    browser, address = browser_of(scene.cast.lan), reverse("consolidation:trial", args=[row.pk])
    page = browser.get(address).content.decode()
    assert f'<option value="{report.pk}" selected>' in page
    answer = browser.post(address, {"report": report.pk, "wanted": "docx"})
    assert "DỰ THẢO" in words_of(answer.content)
    assert "Kết quả thực hiện Kế hoạch số 21" in words_of(answer.content)
    assert "xem-thu-mau.docx" in answer["Content-Disposition"]


def test_without_a_report_the_sample_stands_in(lan: User) -> None:
    row = a_form(lan)
    answer = browser_of(lan).post(reverse("consolidation:trial", args=[row.pk]), {"report": "", "wanted": "docx"})
    assert "Kế hoạch cải thiện môi trường kinh doanh" in words_of(answer.content)


def test_the_built_in_form_is_tried_too(scene: Scene) -> None:
    address = reverse("consolidation:trial-built-in")
    answer = browser_of(scene.cast.lan).post(address, {"report": scene.report.pk, "wanted": "docx"})
    assert "DỰ THẢO" in words_of(answer.content)


def test_the_pdf_is_made_in_the_background(lan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "is_available", lambda: True)
    monkeypatch.setattr(converter, "pdf_of", lambda _docx, *, seconds: b"%PDF-1.7")
    answer = browser_of(lan).post(reverse("consolidation:trial-built-in"), {"report": "", "wanted": "pdf"})
    row = Pdf.objects.get()
    assert answer["Location"] == reverse("consolidation:pdf", args=[row.pk])
    actions.make_pdf(pdf=row, clock=lambda: AFTER_THE_DUE_DAY)
    file = browser_of(lan).get(reverse("consolidation:pdf-file", args=[row.pk]))
    assert file.content == b"%PDF-1.7"


def test_a_form_that_fails_with_this_report_says_why(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_form(scene.cast.lan)
    monkeypatch.setattr("dondoc.consolidation.views.templates.content_of", lambda _row: b"PK no form")
    address = reverse("consolidation:trial", args=[row.pk])
    page = browser_of(scene.cast.lan).post(address, {"report": scene.report.pk, "wanted": "docx"}).content.decode()
    assert "Tệp mẫu không phải là tệp Word .docx đọc được." in page


def uploaded(lan: User, data: bytes) -> bytes:
    """What comes back where a file is only tried."""
    fields = {"file": SimpleUploadedFile("moi.docx", data), "since": "2026-05-01", "try": "1"}
    return browser_of(lan).post(reverse("consolidation:forms"), fields).content


def test_a_new_file_is_tried_before_it_is_kept(scene: Scene) -> None:
    docx = uploaded(scene.cast.lan, default_template())
    assert "Kết quả thực hiện Kế hoạch số 21" in words_of(docx)
    assert not Template.objects.exists()


def test_a_new_file_that_is_no_form_is_told_at_once(lan: User) -> None:
    page = uploaded(lan, b"PK no form").decode()
    assert "Tệp mẫu không phải là tệp Word .docx đọc được." in page
    assert not Template.objects.exists()


def test_a_report_that_one_may_not_see_is_not_offered(scene: Scene, hoa: User) -> None:
    row = a_form(hoa, agency("so-y-te"))
    address = reverse("consolidation:trial", args=[row.pk])
    page = browser_of(hoa).post(address, {"report": scene.report.pk, "wanted": "docx"})
    assert page["Content-Type"].startswith("text/html")
    assert scene.report.title not in page.content.decode()
