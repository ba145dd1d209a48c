from __future__ import annotations

import os
from pathlib import Path

import pytest

from dondoc.lib import catalogue

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sign in"\nmsgstr "Đăng nhập"\n'


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    file = catalogue.po_file("vi")
    file.parent.mkdir(parents=True)
    file.write_text(PO, encoding="utf-8")
    return file


def test_a_missing_or_older_catalogue_is_compiled(po: Path) -> None:
    catalogue.compile_stale()
    compiled = po.with_suffix(".mo")
    assert "Đăng nhập".encode() in compiled.read_bytes()
    os.utime(compiled, (1, 1))
    catalogue.compile_stale()
    assert compiled.stat().st_mtime > 1


def test_a_fresh_catalogue_is_left_alone(po: Path) -> None:
    compiled = po.with_suffix(".mo")
    compiled.write_bytes(b"as it was")
    catalogue.compile_stale()
    assert compiled.read_bytes() == b"as it was"


def test_new_messages_come_in_empty_and_old_translations_stay(po: Path) -> None:
    catalogue.update()
    updated = catalogue.read("vi")
    assert updated["Sign in"].string == "Đăng nhập"
    assert updated["Sign out"].string == ""
    assert "fuzzy" not in po.read_text(encoding="utf-8")


def test_templates_give_their_messages_with_places_for_words() -> None:
    asked = {message.id for message in catalogue.in_source()}
    assert {"Skip to the content", "Hello, %(name)s"} <= asked
