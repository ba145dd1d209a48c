from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from dondoc.accounts.models import User
from dondoc.home import demo


def test_the_whole_cast_can_sign_in(db: None) -> None:
    for character in demo.CAST:
        demo.enrol(character, demo.PASSWORD)
        assert Client().login(username=character.username, password=demo.PASSWORD)


def test_it_is_brought_in_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds: list[User] = []
    monkeypatch.setattr("dondoc.plans.actions.demo.seed", lambda *, by, at: seeds.append(by))
    demo.prepare()
    people = list(User.objects.values_list("pk", "password"))
    assert len(people) == len(demo.CAST) + 1  # who plays all others
    demo.prepare()
    assert list(User.objects.values_list("pk", "password")) == people
    assert [str(by) for by in seeds] == ["Nguyễn Thị Lan", "Nguyễn Thị Lan"]


def test_the_cast_is_not_brought_into_a_house_with_people(hoa: User) -> None:
    call_command("demo")
    assert list(User.objects.all()) == [hoa]


def test_an_installation_for_real_work_gets_no_demo_accounts(db: None, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("demo")
    assert not User.objects.exists()


def test_the_sign_in_page_shows_the_accounts_only_in_a_demonstration(an: Client, db: None, settings: Settings) -> None:
    assert demo.PASSWORD in an.get("/accounts/sign-in").content.decode()
    settings.DEMO = False
    assert demo.PASSWORD not in an.get("/accounts/sign-in").content.decode()


def test_the_accounts_are_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", accounts=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert all(character.full_name in err for character in demo.CAST)
