"""Settings of the tests: an embedded server of their own, and nothing slow that is not under test."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("DONDOC_DATA_DIR", str(ROOT / "var" / "test"))
os.environ["DONDOC_DEBUG"] = "0"
os.environ["DONDOC_DEMO"] = "1"
os.environ["DONDOC_URL"] = "http://127.0.0.1:8000"

from dondoc.lib import catalogue  # noqa: E402
from dondoc.settings import *  # noqa: E402, F403
from dondoc.settings import ALLOWED_HOSTS, STORAGES  # noqa: E402

catalogue.compile_stale()

ALLOWED_HOSTS += ["testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
#: Static files straight from the source, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
#: What a job sends goes where Django's own tests find it.
MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
