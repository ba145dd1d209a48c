"""What stood in a file, as JSON: so that it can be looked at again before it is written, and after."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.reporting.rules.sheets.form import Filled, FilledRow, Identity, Raw, Value

_FLAGS = ("is_formula", "is_error", "is_merged", "has_more")


def kept(filled: Filled) -> dict[str, Any]:
    """As JSON holds it."""
    identity = asdict(filled.identity) if filled.identity else None
    if identity:
        identity["issued_on"] = identity["issued_on"].isoformat()
    return {"identity": identity, "rows": [_row(row) for row in filled.rows]}


def filled_of(data: dict[str, Any]) -> Filled:
    """The reverse of `kept`."""
    held = data["identity"]
    identity = Identity(**{**held, "issued_on": date.fromisoformat(held["issued_on"])}) if held else None
    return Filled(identity, tuple(_filled_row(row) for row in data["rows"]))


def _row(row: FilledRow) -> dict[str, Any]:
    cells = {name: _cell(raw) for name, raw in row.cells.items()}
    return {"place": row.place, "key": row.key, "words": row.words, "stamp": row.stamp, "cells": cells}


def _cell(raw: Raw) -> dict[str, Any]:
    kind, value = plain_of(raw.value)
    return {"kind": kind, "value": value, **{flag: True for flag in _FLAGS if getattr(raw, flag)}}


def _filled_row(row: dict[str, Any]) -> FilledRow:
    cells = {name: _raw(cell) for name, cell in row["cells"].items()}
    return FilledRow(row["place"], row["key"], cells, row["words"], row["stamp"])


def _raw(cell: dict[str, Any]) -> Raw:
    flags = {flag: bool(cell.get(flag)) for flag in _FLAGS}
    return Raw(value_of(cell["kind"], cell["value"]), **flags)


def plain_of(value: Value) -> tuple[str, str]:
    """Kind and spelling of a value."""
    if value is None:
        return "none", ""
    if isinstance(value, Decimal):
        return "number", str(value)
    # JSON and the database hold no such sign.
    return ("day", value.isoformat()) if isinstance(value, date) else ("text", value.replace("\x00", ""))


def value_of(kind: str, text: str) -> Value:
    """The reverse of `plain_of`."""
    if kind == "number":
        return Decimal(text)
    if kind == "day":
        return date.fromisoformat(text)
    return None if kind == "none" else text
