from __future__ import annotations

from django.test import Client

from dondoc.accounts.models import User
from tests.cast import PASSWORD


def test_right_password_leads_to_the_start_page(lan: User, an: Client) -> None:
    response = an.post("/accounts/sign-in", {"username": "lan", "password": PASSWORD})
    assert response.status_code == 302
    assert response.headers["Location"] == "/"
