"""The real plans and their annotations, which lie outside the repository (DONDOC_SHARED, else ../shared)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[3] / "shared")

#: The four annotated plans of 2021–2024 and the one of 2025.
ANNOTATED = (
    "bacgiang-2022-phuc-hoi",
    "bacgiang-2023-tinh-minh-bach",
    "bacgiang-2024-nq02",
    "langson-2021-nq02",
)
LABELLED = "laichau-7360-2025-luat-tieu-chuan"


def need_shared() -> None:
    """Skip where the real plans are not at hand; in CI that is a failure."""
    if SHARED.is_dir():
        return
    if os.environ.get("CI"):
        pytest.fail(f"the real plans are not at {SHARED}; set DONDOC_SHARED")
    pytest.skip("the real plans are not at hand; set DONDOC_SHARED to their folder")


def plan_file(name: str) -> Path:
    """The text of a plan, main or other."""
    need_shared()
    main = SHARED / "plans" / f"{name}.txt"
    return main if main.exists() else SHARED / "plans" / "others" / f"{name}.txt"


def annotation(name: str) -> dict[str, Any]:
    """The hand-made annotation of a plan."""
    need_shared()
    loaded: dict[str, Any] = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded
