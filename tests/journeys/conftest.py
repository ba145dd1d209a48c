"""The browser of the journeys: a real Chromium on a live server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import WIDE, Visitor

# Playwright runs a loop of its own in this thread, by which Django would take our plain calls for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium if there is one, else Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=_ARGUMENTS)
        yield browser
        browser.close()
        # While Playwright's loop runs, Django gives this thread another connection than before and after (asgiref).
        connections.close_all()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: nobody signed in, Vietnamese, a desk's window."""
    context = chromium.new_context(
        viewport=WIDE,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        accept_downloads=True,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def visitor(context: BrowserContext, live_server: LiveServer) -> Visitor:
    """Somebody who has just opened a browser; nobody is signed in."""
    return Visitor(context.new_page(), live_server.url)


@pytest.fixture
def second_visitor(chromium: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    """Somebody else, at another machine."""
    context = chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(10_000)
    yield Visitor(context.new_page(), live_server.url)
    context.close()


@pytest.fixture
def visitor_without_scripts(chromium: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    """Somebody whose browser runs no JavaScript; `look` needs scripts and is not for them."""
    context = chromium.new_context(locale="vi-VN", java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield Visitor(context.new_page(), live_server.url)
    context.close()
