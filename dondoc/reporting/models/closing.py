"""The closing days that the law sets, kept as rows from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from dondoc.reporting.models.regimes import ClosingDay

FILE = Path(__file__).resolve().parents[1] / "closing_days.toml"


def write_closing_days(**_signal: Any) -> None:
    """Add what the file has and the table has not, after every migration; rows that a person ended stay as they are."""
    have = set(ClosingDay.objects.values_list("scheme", "kind", "basis"))
    ClosingDay.objects.bulk_create(row for row in _rows() if (row.scheme, row.kind, row.basis) not in have)


def _rows() -> Iterator[ClosingDay]:
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["closing"]:
        for kind in row["kinds"]:
            yield ClosingDay(
                scheme=row["scheme"],
                kind=kind,
                valid=DateRange(row.get("from"), row.get("to")),
                day=row["day"],
                months=row["months"],
                basis=row["basis"],
            )
