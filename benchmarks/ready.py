"""Modules that import models, which can only be imported once Django is set up."""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType

import django


def module(name: str) -> ModuleType:
    """A module of the benchmarks, with Django on the settings of the tests and on a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_dondoc_bench")
    django.setup()
    return import_module(f"benchmarks.{name}")
