from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from dondoc.lib.htmx import go_to, render_page, wants_part


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """A page with one part."""
    (tmp_path / "page.html").write_text(
        "{% load partials %}<h1>Cả trang</h1>{% partialdef rows inline %}<p>{{ word }}</p>{% endpartialdef %}",
        encoding="utf-8",
    )
    engine = engines["django"].engine  # type: ignore[attr-defined]
    engine.dirs.append(tmp_path)
    yield "page.html"
    engine.dirs.remove(tmp_path)


def asked(rf: RequestFactory, **headers: str) -> HttpRequest:
    request = rf.get("/", headers={f"HX-{name.replace('_', '-')}": value for name, value in headers.items()})
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


def test_a_plain_request_gets_the_whole_page(rf: RequestFactory, page: str) -> None:
    response = render_page(asked(rf), page, {"word": "dòng"}, part="rows")
    assert response.content.decode() == "<h1>Cả trang</h1><p>dòng</p>"
    assert response["Vary"] == "HX-Request"


def test_htmx_gets_its_part(rf: RequestFactory, page: str) -> None:
    response = render_page(asked(rf, Request="true"), page, {"word": "dòng"}, part="rows", status=422)
    assert response.content.decode() == "<p>dòng</p>"
    assert response.status_code == 422


@pytest.mark.parametrize("header", ["Boosted", "History_Restore_Request"])
def test_a_boosted_or_restored_page_is_whole(rf: RequestFactory, header: str) -> None:
    assert not wants_part(asked(rf, Request="true", **{header: "true"}))


def test_both_kinds_of_browser_are_sent_on(rf: RequestFactory) -> None:
    assert go_to(asked(rf), "/x").headers["Location"] == "/x"
    assert go_to(asked(rf), "/x").status_code == 303
    assert go_to(asked(rf, Request="true"), "/x").headers["HX-Redirect"] == "/x"
