"""The cast: the same few people in every test and in the demonstration."""

from __future__ import annotations

import pytest
from django.test import Client

from dondoc.accounts.models import User
from dondoc.home import demo

PASSWORD = demo.PASSWORD


@pytest.fixture
def lan(db: None) -> User:
    """Focal officer of the plan."""
    return demo.enrol(demo.LAN, PASSWORD)


@pytest.fixture
def vinh(db: None) -> User:
    """Another focal officer of lan's department: the two share their drafts."""
    return demo.enrol(demo.VINH, PASSWORD)


@pytest.fixture
def minh(db: None) -> User:
    """An officer of a department that leads tasks."""
    return demo.enrol(demo.MINH, PASSWORD)


@pytest.fixture
def hoa(db: None) -> User:
    """A stranger: focal officer of another department, for plans of its own."""
    return demo.enrol(demo.HOA, PASSWORD)


@pytest.fixture
def tuan(db: None) -> User:
    """From a commune."""
    return demo.enrol(demo.TUAN, PASSWORD)


@pytest.fixture
def binh(db: None) -> User:
    """Head of lan's department."""
    return demo.enrol(demo.BINH, PASSWORD)


@pytest.fixture
def dung(db: None) -> User:
    """Head of minh's department."""
    return demo.enrol(demo.DUNG, PASSWORD)


@pytest.fixture
def khanh(db: None) -> User:
    """A leader of the province."""
    return demo.enrol(demo.KHANH, PASSWORD)


@pytest.fixture
def thu(db: None) -> User:
    """Keeps the province's registry."""
    return demo.enrol(demo.THU, PASSWORD)


@pytest.fixture
def nga(db: None) -> User:
    """An evaluator, from an association of enterprises."""
    return demo.enrol(demo.NGA, PASSWORD)


@pytest.fixture
def quan_tri(db: None) -> User:
    """The administrator of the installation."""
    return demo.enrol(demo.QUAN_TRI, PASSWORD)


@pytest.fixture
def an() -> Client:
    """The public: a browser in which nobody is signed in."""
    return Client()


def browser_of(user: User) -> Client:
    """A browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client
