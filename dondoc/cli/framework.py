"""Starting Django for the commands that need it; a wrong setting ends with a sentence, not a traceback."""

from __future__ import annotations

import os

import click


def set_up() -> None:
    """Load settings and applications; raises `click.ClickException` when the settings are wrong."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
