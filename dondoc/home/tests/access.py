from __future__ import annotations

from tests.structure.pages import Page, everyone

PAGES = (
    Page("home:start", everyone(200)),
    Page("home:start", everyone(405), method="post"),
    Page("home:health", everyone(200, public=200)),
    Page("home:language", everyone(302), method="post", data={"language": "en"}),
    Page("home:language", everyone(405, public=405)),
)
