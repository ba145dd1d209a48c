"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: whether this is the demonstration."""
    return {"is_demo": settings.DEMO}
