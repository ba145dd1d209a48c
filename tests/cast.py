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
def minh(db: None) -> User:
    """An officer of a department that leads tasks."""
    return demo.enrol(demo.MINH, PASSWORD)


@pytest.fixture
def hoa(db: None) -> User:
    """A stranger: of another department."""
    return demo.enrol(demo.HOA, PASSWORD)


@pytest.fixture
def tuan(db: None) -> User:
    """From a commune."""
    return demo.enrol(demo.TUAN, PASSWORD)


@pytest.fixture
def quan_tri(db: None) -> User:
    """The administrator."""
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
