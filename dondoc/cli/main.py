"""`dondoc`: data on stdout, words on stderr. Each command is imported only when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

import click


@dataclass(frozen=True)
class Entry:
    """Where a command lives (`module`, attribute ``command``) and what the list of commands says of it."""

    module: str
    summary: str


#: The one list of commands; docs/reference/cli.md describes each.
COMMANDS = {
    "extract": Entry("dondoc.cli.extract", "Read a document and print the plan in it as JSON."),
    "agencies": Entry("dondoc.cli.agencies", "Look names of agencies up in the registry."),
    "reports": Entry("dondoc.cli.reports", "Take the form of a report down; read one that was filled in."),
    "run": Entry("dondoc.cli.run", "Start everything: database, web pages, background jobs."),
    "doctor": Entry("dondoc.cli.doctor", "Check this installation and say what to type where something is missing."),
    "manage": Entry("dondoc.cli.manage", "Django's own commands: migrate, shell, createsuperuser …"),
}


class LazyGroup(click.Group):
    """Lists commands without importing them, so that `dondoc extract` starts without Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(COMMANDS[cmd_name].module).command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dondoc", prog_name="dondoc")
def main() -> None:
    """Đôn Đốc: turns a plan issued by a Vietnamese province into a live, honest ledger."""
