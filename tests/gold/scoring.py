"""The scorer that lies with the annotations, loaded as it stands."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from typing import Any

from tests.gold.shared import SHARED, need_shared


@cache
def _scorer() -> Any:
    path = SHARED / "tools" / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, written = True, sys.dont_write_bytecode
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


def score(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """One figure a row (F1, else accuracy) and the differences in words."""
    need_shared()
    rows, misses = _scorer().score(gold, predicted)
    return {name: row.get("f1", row.get("accuracy", 0.0)) for name, row in rows.items()}, misses
