from __future__ import annotations

import os
from pathlib import Path

from pytest_django import Settings

from dondoc.lib import statics


def test_static_files_are_collected_when_they_have_changed_and_only_then(tmp_path: Path, settings: Settings) -> None:
    source, collected = tmp_path / "source", tmp_path / "collected"
    source.mkdir()
    style = source / "style.css"
    style.write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], collected
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert statics.collect_stale() is True
    assert statics.collect_stale() is False
    later = (collected / "staticfiles.json").stat().st_mtime + 1
    os.utime(style, (later, later))
    assert statics.collect_stale() is True
