"""What stood in a row when the form was made out, as short digests: so that untouched cells are told from typed ones,
and a row that somebody else has changed on the page meanwhile is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.composing import FIELDS
from dondoc.reporting.rules.sheets.form import Value, Values


def plain(value: Value) -> str:
    """A value in the one spelling by which two are compared: blanks as one, numbers without closing zeros."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return value.isoformat() if isinstance(value, date) else " ".join(value.split())


def is_same(one: Value, other: Value) -> bool:
    """Whether two values say the same."""
    return plain(one) == plain(other)


def stamp_of(kind: AnswerKind, values: Values) -> str:
    """A digest a field, parted by points: "-.3fa9c1.-"; a dash for what was blank."""
    return ".".join(_digest(values.get(name)) for name in FIELDS[kind])


def stamped(kind: AnswerKind, stamp: str) -> Mapping[str, str]:
    """The digests by field; empty for a stamp that was lost or changed."""
    parts = stamp.strip().split(".")
    return dict(zip(FIELDS[kind], parts, strict=True)) if len(parts) == len(FIELDS[kind]) else {}


def is_stamped(value: Value, digest: str | None) -> bool:
    """Whether the value is the one that was digested."""
    return digest is not None and _digest(value) == digest


def _digest(value: Value) -> str:
    said = plain(value)
    return hashlib.sha256(said.encode()).hexdigest()[:6] if said else "-"
