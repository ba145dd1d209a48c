from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.models import User
from dondoc.accounts.permissions import BUNDLES, ROLE_NAMES, SENTENCES, check_may, may, needs, role_name
from dondoc.lib.errors import Forbidden


def test_every_permission_has_its_sentence_and_every_role_its_name_and_bundle() -> None:
    assert set(SENTENCES) == set(Permission)
    assert set(ROLE_NAMES) == set(BUNDLES) == set(Role)


def test_every_permission_is_in_somebodys_bundle() -> None:
    assert frozenset().union(*BUNDLES.values()) == set(Permission)


@pytest.mark.parametrize(
    ("role", "permission", "expected"),
    [
        (Role.READER, Permission.READ_PLANS, True),
        (Role.READER, Permission.REVIEW_DRAFTS, False),
        (Role.OFFICER, Permission.ISSUE_PLANS, True),
        (Role.OFFICER, Permission.MANAGE_PEOPLE, False),
        (Role.ADMINISTRATOR, Permission.MANAGE_PEOPLE, True),
        ("a role of later days", Permission.READ_PLANS, False),
    ],
)
def test_a_role_gives_what_its_bundle_holds(role: str, permission: Permission, expected: bool) -> None:
    assert may(User(username="x", role=role), permission) is expected


def test_the_public_and_the_dismissed_may_nothing() -> None:
    assert not may(AnonymousUser(), Permission.READ_PLANS)
    assert not may(User(role=Role.ADMINISTRATOR, is_active=False), Permission.READ_PLANS)


def test_the_refusal_says_what_may_not_be_done() -> None:
    with pytest.raises(Forbidden, match="ban hành bản nháp"):
        check_may(User(role=Role.READER), Permission.ISSUE_PLANS)


def test_an_unknown_role_is_shown_by_its_word() -> None:
    assert role_name(User(role="auditor")) == "auditor"


def test_the_first_administrator_is_made_from_the_command_line(db: None) -> None:
    chief = User.objects.create_superuser("Chief@Example.vn", "mat-khau-rat-dai", full_name="Trưởng phòng")
    assert chief.username == "chief@example.vn"
    assert may(chief, Permission.MANAGE_PEOPLE)


def test_a_guarded_view_runs_for_those_who_may_and_refuses_the_others(rf: RequestFactory) -> None:
    @needs(Permission.ISSUE_PLANS)
    def view(request: HttpRequest, word: str) -> HttpResponse:
        return HttpResponse(word)

    request = rf.get("/")
    request.user = User(role=Role.OFFICER)
    assert view(request, "được").content.decode() == "được"
    request.user = User(role=Role.READER)
    with pytest.raises(Forbidden):
        view(request, "được")
