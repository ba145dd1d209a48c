"""Templates keep the strict content security policy, and each says what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.lib.catalogue import ROOT

FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "inline style element": re.compile(r"<style", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "evaluated htmx": re.compile(r"hx-on|hx-vals\s*=\s*[\"']js:|hx-headers\s*=\s*[\"']js:", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "address of another site": re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.IGNORECASE),
}
#: Django's own tags, whose arguments are no attributes of HTML.
_TAG = re.compile(r"\{%.*?%\}")
_UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+off")


def _templates() -> Iterator[Path]:
    yield from sorted(ROOT.glob("templates/**/*.html"))
    yield from sorted(ROOT.glob("dondoc/*/templates/**/*.html"))


@pytest.mark.parametrize("template", list(_templates()), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_nothing_that_the_policy_forbids(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(_TAG.sub("", text))] == []
    assert not _UNESCAPED.search(text)


def test_a_template_is_short_enough_to_read() -> None:
    long = {path.name: n for path in _templates() if (n := path.read_text(encoding="utf-8").count("\n")) > 150}
    assert long == {}
