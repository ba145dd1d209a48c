"""The colours of the pages, as their stylesheet says them."""

from __future__ import annotations

import re
from pathlib import Path

_FILE = Path(__file__).resolve().parents[3] / "static" / "css" / "variables.css"


def variables() -> dict[str, str]:
    """Each variable that is a colour, in six digits."""
    found = re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6});", _FILE.read_text(encoding="utf-8"))
    return {
        name: colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:]) for name, colour in found
    }
