"""What an app for one-time codes computes (RFC 6238)."""

from __future__ import annotations

import base64
import hmac
import time


def one_time_code(secret: str, *, ahead: int = 0) -> str:
    """Six digits for the base32 secret, `ahead` steps of 30 seconds from now."""
    step = int(time.time()) // 30 + ahead
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
