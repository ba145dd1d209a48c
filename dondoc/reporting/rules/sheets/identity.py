"""The line by which a form is known again: "DD1.12.2025-Q3.5.3.7.ab12cd34ef.20250920.9f3a".

It stands where people see it and once more among the file's properties; the last part is a check, so that a line which
was cut or typed wrong is noticed.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from dondoc.reporting.rules.sheets.form import Identity

_LINE = re.compile(
    r"DD1\.(?P<obligation>\d{1,18})\.(?P<period>[0-9A-Z-]{6,10})\.(?P<agency>\d{1,18})\.(?P<regime>\d{1,18})"
    r"\.(?P<plan>\d{1,18})\.(?P<asked>[0-9a-f]{10})\.(?P<day>\d{8})\.(?P<check>[0-9a-f]{4})"
)


def line_of(identity: Identity) -> str:
    """The identity as one line."""
    each = identity
    line = (
        f"DD1.{each.obligation}.{each.period}.{each.agency}.{each.regime}.{each.plan}.{each.asked}"
        f".{each.issued_on:%Y%m%d}"
    )
    return f"{line}.{_check(line)}"


def identity_in(text: str) -> Identity | None:
    """The first whole line in a text; None where there is none, or where it was changed."""
    for match in _LINE.finditer(text):
        if _check(match[0].rpartition(".")[0]) == match["check"]:
            return _identity(match)
    return None


def _identity(match: re.Match[str]) -> Identity | None:
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return None
    numbers = {name: int(match[name]) for name in ("obligation", "agency", "regime", "plan")}
    return Identity(**numbers, period=match["period"], asked=match["asked"], issued_on=day)


def _check(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()[:4]
