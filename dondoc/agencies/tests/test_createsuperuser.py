from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.models import Post
from dondoc.agencies.permissions import may
from dondoc.audit.queries import events_of, told


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "mot-mat-khau-dai-hon")


@pytest.mark.django_db
def test_the_first_account_administers_the_installation() -> None:
    call_command("createsuperuser", username="an", full_name="Lý An", interactive=False, verbosity=0)
    person = User.objects.get(username="an")
    assert may(person, Permission.MANAGE_SYSTEM)
    assert person.check_password("mot-mat-khau-dai-hon")
    assert [row.sentence for row in told(events_of(person))] == ["Đôn Đốc giao Lý An làm quản trị hệ thống tại Đôn Đốc"]


@pytest.mark.django_db
def test_what_is_refused_leaves_neither_account_nor_post() -> None:
    with pytest.raises(CommandError):
        call_command("createsuperuser", username="an", interactive=False, verbosity=0)
    assert not User.objects.exists()
    assert not Post.objects.exists()
