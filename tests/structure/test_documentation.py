"""Settings, commands and exit codes are documented, and nothing is documented that is not there."""

from __future__ import annotations

import re
from importlib import import_module

import click
import pytest

from dondoc import settings
from dondoc.cli.main import COMMANDS
from dondoc.lib.catalogue import ROOT

REFERENCE = ROOT / "docs" / "reference"
#: Read outside the settings: by the Makefile and the tests.
ELSEWHERE = {"DONDOC_SHARED", "DONDOC_SHOTS"}


def test_every_setting_is_documented() -> None:
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text, flags=re.MULTILINE))
    assert documented == set(settings.env.names) | ELSEWHERE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    _, found, section = text.partition(f"\n## `dondoc {name}")
    assert found, f"docs/reference/cli.md lacks “## `dondoc {name} …`”"
    section = section.partition("\n## ")[0]
    command: click.Command = import_module(COMMANDS[name].module).command
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in section] == []
    assert "Exit" in section


def test_no_command_is_documented_that_is_not_there() -> None:
    text = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `dondoc (\w+)", text, flags=re.MULTILINE)) == set(COMMANDS)
