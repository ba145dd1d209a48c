"""Migrations are complete, named by meaning, and their data moves stand apart from their schema moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from dondoc.lib.catalogue import ROOT


def _migrations() -> Iterator[Path]:
    return ROOT.glob("dondoc/*/migrations/[0-9]*.py")


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_meaning() -> None:
    nameless = re.compile(r"\d{4}_(auto|initial|alter_|remove_.*_and_more|.*_and_more)")
    assert [path.name for path in _migrations() if nameless.match(path.stem)] == []


def test_data_moves_stand_apart_from_schema_moves() -> None:
    mixed = [
        path.name
        for path in _migrations()
        if "RunPython" in (text := path.read_text(encoding="utf-8"))
        and re.search(r"(Create|Add|Alter|Delete|Remove)\w+\(", text)
    ]
    assert mixed == []
