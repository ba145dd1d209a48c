"""What happens before anything else when a command starts."""

from __future__ import annotations

import django
import pytest

from dondoc.cli import framework
from dondoc.lib import catalogue


def test_sentences_are_compiled_before_an_application_can_ask_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The very first start spoke English: the catalogue was written after the process had looked for it."""
    order: list[str] = []
    monkeypatch.setattr(catalogue, "compile_stale", lambda: order.append("catalogue"))
    monkeypatch.setattr(django, "setup", lambda: order.append("applications"))
    framework.set_up()
    assert order == ["catalogue", "applications"]
