"""Signing in and what one does to one's own account stand in the record."""

from __future__ import annotations

from django.test import Client

from dondoc.accounts.models import User
from dondoc.audit.queries import events_of
from tests.cast import PASSWORD, browser_of


def test_who_signs_in_and_out_is_recorded_with_the_agency(lan: User, an: Client) -> None:
    an.post("/accounts/sign-in", {"login": "lan", "password": PASSWORD})
    an.post("/accounts/sign-out")
    found = list(events_of(lan).filter(verb__startswith="accounts.").values_list("verb", "agency_name"))
    assert found == [("accounts.signed_out", "Sở Tài chính"), ("accounts.signed_in", "Sở Tài chính")]


def test_a_wrong_password_leaves_nothing_in_the_record(lan: User, an: Client) -> None:
    an.post("/accounts/sign-in", {"login": "lan", "password": "sai"})
    assert not events_of(lan).filter(verb__startswith="accounts.").exists()


def test_a_new_password_is_recorded(lan: User) -> None:
    typed = {"oldpassword": PASSWORD, "password1": "mot-mat-khau-moi-1", "password2": "mot-mat-khau-moi-1"}
    assert browser_of(lan).post("/accounts/password", typed).status_code == 302
    assert events_of(lan).filter(verb="accounts.password_changed").count() == 1
