from __future__ import annotations

from hashlib import sha256
from unittest.mock import patch

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused
from dondoc.plans import actions, permissions
from dondoc.plans.models import Document
from dondoc.plans.tests.drafts import AT, a_document

DATA = b"\x00\xffPK\x03\x04 ke hoach"


def test_it_is_kept_byte_for_byte(lan: User) -> None:
    document = a_document(lan, data=DATA, name="ke-hoach.docx")
    document.refresh_from_db()
    assert bytes(document.content.data) == DATA
    assert (document.sha256, document.size) == (sha256(DATA).hexdigest(), len(DATA))
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert (document.uploaded_by, document.uploaded_at) == (lan, AT)


def test_it_is_recorded(lan: User) -> None:
    assert [event.verb for event in events_of(a_document(lan))] == ["plans.document_uploaded"]


def test_the_same_bytes_under_another_name_are_recognised(lan: User) -> None:
    first = a_document(lan, data=DATA)
    with pytest.raises(actions.AlreadyHere) as refusal:
        a_document(lan, data=DATA, name="ban-sao.docx")
    assert refusal.value.document == first
    assert Document.objects.count() == 1


def test_when_two_bring_the_same_at_once_the_later_is_told(lan: User) -> None:
    a_document(lan, data=DATA)
    blind = patch.object(Document.objects, "filter", return_value=Document.objects.none())
    with blind, pytest.raises(actions.AlreadyHere):
        a_document(lan, data=DATA)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\Lan\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("../../etc/passwd", "passwd"),
        ("", "?"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_only_the_last_part_of_its_name_is_kept(lan: User, name: str, kept: str) -> None:
    assert a_document(lan, name=name).name == kept


def test_an_empty_file_is_refused(lan: User) -> None:
    with pytest.raises(Refused, match="rỗng"):
        a_document(lan, data=b"")


def test_a_file_over_the_limit_is_refused(lan: User, settings: Settings) -> None:
    settings.UPLOAD_MEGABYTES = 1
    with pytest.raises(Refused, match="1 MB"):
        a_document(lan, data=b"x" * (1024 * 1024 + 1))
    assert Document.objects.count() == 0


def test_an_officer_who_is_no_focal_officer_is_refused(minh: User) -> None:
    with pytest.raises(Forbidden):
        a_document(minh)


def test_it_belongs_to_the_agency_that_brought_it_in(lan: User, hoa: User) -> None:
    ours = a_document(lan)
    assert ours.agency is not None
    assert ours.agency.key == "song-lam/so-tai-chinh"
    assert list(permissions.own_documents(hoa)) == []
    assert list(permissions.own_documents(lan)) == [ours]


def test_when_the_record_fails_nothing_is_kept(lan: User) -> None:
    broken = patch("dondoc.plans.actions.documents.record", side_effect=RuntimeError)
    with broken, pytest.raises(RuntimeError), transaction.atomic():
        a_document(lan)
    assert Document.objects.count() == 0
