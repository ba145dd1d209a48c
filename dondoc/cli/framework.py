"""Starting Django for the commands that need it; a wrong setting ends with a sentence, not a traceback."""

from __future__ import annotations

import os

import click


def set_up() -> None:
    """Load settings and applications; raises `click.ClickException` when the settings are wrong."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    from dondoc.lib import catalogue

    # First of all: a process keeps the catalogue that its first sentence found, and none if there was none.
    catalogue.compile_stale()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def bring_up_to_date(*, anywhere: bool = False) -> None:
    """Apply migrations and bring the national registry in; raises `click.ClickException` where there is no database.

    A database on a server of one's own is migrated only where the command says so (`anywhere`), not behind one's back.
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor
    from django.utils import timezone

    from dondoc.agencies.actions import load_starter

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        message = f"The database does not answer: {str(error).splitlines()[0]}"
        raise click.ClickException(message) from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if not anywhere and settings.DATABASES["default"]["ENGINE"] != "dondoc.lib.postgres":
            message = "Migrations are not applied; type: dondoc manage migrate"
            raise click.ClickException(message)
        click.echo("Chuẩn bị cơ sở dữ liệu và danh bạ … / Preparing the database and the registry …", err=True)
        call_command("migrate", verbosity=0, interactive=False)
    load_starter(at=timezone.now())
