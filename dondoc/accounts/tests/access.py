from __future__ import annotations

from tests.structure.pages import Page, everyone

PAGES = (
    Page("accounts:sign-in", (200, 302, 302, 302, 302, 302)),
    Page("accounts:sign-in", (200, 302, 302, 302, 302, 302), method="post"),
    Page("accounts:sign-out", everyone(302), method="post"),
    Page("accounts:sign-out", everyone(405)),
    Page("accounts:account", everyone(200)),
    Page("accounts:account", everyone(200), method="post"),
)
