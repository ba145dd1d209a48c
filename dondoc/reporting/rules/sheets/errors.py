"""Why a file cannot be read as a form at all."""

from __future__ import annotations


class Unreadable(ValueError):
    """It is damaged, locked, or far larger than any form; `code` is "broken", "password" or "bomb"."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)
