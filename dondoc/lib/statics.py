"""Collecting static files when they have changed, and only then."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def collect_stale() -> bool:
    """Run `collectstatic` if a source is newer than the last collection; say whether it ran."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected_at = manifest.stat().st_mtime if manifest.exists() else 0.0
    sources = (storage.path(path) for finder in finders.get_finders() for path, storage in finder.list([]))
    if max((Path(source).stat().st_mtime for source in sources), default=0.0) <= collected_at:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    return True
