"""Several files in one field, each checked before anything is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from dondoc.evidence.actions import Upload
from dondoc.evidence.forms import MOST, FilesField
from dondoc.evidence.tests.files import PDF, PNG


class Form(forms.Form):
    proof = FilesField()


def form_with(*files: tuple[str, bytes]) -> Form:
    sent: list[UploadedFile[bytes]] = [SimpleUploadedFile(name, data) for name, data in files]
    return Form({}, MultiValueDict({"proof": sent}))


def test_all_files_come_through() -> None:
    form = form_with(("a.pdf", PDF), ("b.png", PNG))
    assert form.is_valid()
    assert form.cleaned_data["proof"] == [Upload("a.pdf", PDF), Upload("b.png", PNG)]


def test_no_file_is_none() -> None:
    form = form_with()
    assert form.is_valid()
    assert form.cleaned_data["proof"] == []


def test_a_wrong_file_is_named() -> None:
    assert "“b.pdf”: Tên tệp không đúng" in form_with(("a.pdf", PDF), ("b.pdf", PNG)).errors["proof"][0]


def test_an_empty_file_is_refused_as_such() -> None:
    assert "trống" in form_with(("a.pdf", b"")).errors["proof"][0]


def test_a_large_file_is_refused_before_it_is_read(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_MEGABYTES = 1
    form = form_with(("a.pdf", PDF + b"x" * 1024 * 1024))
    monkeypatch.setattr(SimpleUploadedFile, "read", None)
    assert "lớn hơn 1 MB" in form.errors["proof"][0]


def test_there_is_a_limit_to_how_many() -> None:
    assert "tối đa" in form_with(*[("a.pdf", PDF)] * (MOST + 1)).errors["proof"][0]


def test_a_file_can_be_asked_for() -> None:
    class Asking(forms.Form):
        proof = FilesField(required=True)

    assert "Hãy chọn tệp" in Asking({}, MultiValueDict()).errors["proof"][0]
