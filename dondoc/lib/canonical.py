"""One way to write content down, so that its hash says whether two are the same."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any


def canonical(content: Any) -> str:
    """JSON with sorted keys and no blanks; days in ISO, decimals as text without closing zeros (12.50 is 12.5)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def digest(data: str | bytes) -> str:
    """SHA-256, in hexadecimal; of a text, that of its UTF-8."""
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def _number(value: Decimal) -> str:
    """Without exponent and closing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    message = f"not content: {value!r}"
    raise TypeError(message)
