"""`dondoc manage`: passes on to Django's commands."""

from __future__ import annotations

import click

from dondoc.cli import framework


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": [], "allow_interspersed_args": False}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands: migrate, shell, createsuperuser …"""
    framework.set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["dondoc manage", *arguments])
