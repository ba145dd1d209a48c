"""The cast: the same few people in every test and in the demonstration."""

from __future__ import annotations

import pytest
from django.test import Client

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User

PASSWORD = "mat-khau-thu-nghiem"


def _person(username: str, full_name: str, title: str, role: Role) -> User:
    return User.objects.create_user(username, PASSWORD, full_name=full_name, title=title, role=role)


@pytest.fixture
def lan(db: None) -> User:
    """Focal officer of the plan."""
    return _person("lan", "Nguyễn Thị Lan", "Chuyên viên, Sở Kế hoạch và Đầu tư", Role.OFFICER)


@pytest.fixture
def minh(db: None) -> User:
    """An officer of a department that leads tasks."""
    return _person("minh", "Trần Văn Minh", "Chuyên viên, Sở Công Thương", Role.READER)


@pytest.fixture
def hoa(db: None) -> User:
    """A stranger: of another department."""
    return _person("hoa", "Lê Thị Hoa", "Chuyên viên, Sở Y tế", Role.READER)


@pytest.fixture
def tuan(db: None) -> User:
    """From a district."""
    return _person("tuan", "Phạm Anh Tuấn", "Chuyên viên, UBND huyện Bến Trong", Role.READER)


@pytest.fixture
def quan_tri(db: None) -> User:
    """The administrator."""
    return _person("quantri", "Quản trị hệ thống", "Trung tâm Công nghệ thông tin", Role.ADMINISTRATOR)


@pytest.fixture
def an() -> Client:
    """The public: a browser in which nobody is signed in."""
    return Client()


def browser_of(user: User) -> Client:
    """A browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client
