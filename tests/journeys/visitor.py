"""A person at a browser, and what must hold of every page that they see."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize, expect

from dondoc.home import demo
from dondoc.lib.catalogue import ROOT

SHOTS = ROOT / "var" / "shots"
#: Where the pictures of the README lie.
PICTURES = ROOT / "docs" / "images"
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Visitor:
    """Walks through the live server; `page` is Playwright's, `base` the address of the start page."""

    page: Page
    base: str
    #: What the browser complained of: errors of scripts, refusals of the content security policy.
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str) -> Response | None:
        """Open a page by its path."""
        return self.page.goto(f"{self.base}{path}")

    def sign_in(self, character: demo.Character, *, password: str = demo.PASSWORD) -> None:
        """Through the form, as anybody does."""
        self.go("/accounts/sign-in")
        self.page.get_by_label("Tên đăng nhập").fill(character.username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()

    def change_to(self, character: demo.Character) -> None:
        """Somebody else sits down at the same browser."""
        self.page.context.clear_cookies()
        self.sign_in(character)

    def expect_heading(self, words: str) -> None:
        """The page's one heading says this."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def look(self, name: str) -> None:
        """Judge the page as it stands: accessible, whole on a phone, no complaint; and take its pictures.

        The pictures are `name`-wide.png and `name`-phone.png under var/shots, when DONDOC_SHOTS is set.
        """
        self._judge(name)
        self._shoot(name, "wide")
        self.page.set_viewport_size(PHONE)
        self._judge(f"{name} on a phone")
        self._shoot(name, "phone")
        self.page.set_viewport_size(WIDE)

    def picture(self, name: str) -> None:
        """Judge the page, and make the README's picture of what one sees of it anew when DONDOC_SHOTS is set."""
        self._judge(name)
        if os.environ.get("DONDOC_SHOTS"):
            self.page.screenshot(path=PICTURES / f"{name}.png")

    def _judge(self, name: str) -> None:
        report = Axe().run(self.page)
        assert report.violations_count == 0, f"{name}: {report.generate_report()}"
        broader = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert broader <= 0, f"{name}: the page is {broader} pixels broader than the window"
        assert self.complaints == [], name

    def _shoot(self, name: str, size: str) -> None:
        if os.environ.get("DONDOC_SHOTS"):
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(SHOTS, f"{name}-{size}.png"), full_page=True)

    def _listen(self, message: ConsoleMessage) -> None:
        # A page that answers 403 or 404 on purpose is announced by the browser too; its status is judged elsewhere.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(message.text)
