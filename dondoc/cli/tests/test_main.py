from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from dondoc.cli.main import COMMANDS, main


def test_the_list_of_commands_is_complete_and_costs_no_django() -> None:
    code = (
        "import sys; from dondoc.cli.main import main; main(['--help'], standalone_mode=False);"
        "print('django' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(f"  {name} " in out for name in COMMANDS)
    assert out.rstrip().endswith("False")


def test_an_unknown_command_is_refused() -> None:
    result = CliRunner().invoke(main, ["fly"])
    assert result.exit_code == 2
    assert "No such command 'fly'" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    # `manage` passes everything on, so that its help is Django's.
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
