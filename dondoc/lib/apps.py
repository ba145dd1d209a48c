"""Words of no domain: no models, but the SQL functions of searching."""

from __future__ import annotations

from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "dondoc.lib"
