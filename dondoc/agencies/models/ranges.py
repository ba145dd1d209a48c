"""Between a column's range and a span of the rules."""

from __future__ import annotations

from django.db.backends.postgresql.psycopg_any import DateRange

from dondoc.agencies.rules.spans import Span

#: A span is what packages above give to actions: they take it from here.
__all__ = ["Span", "range_of", "span_of"]


def span_of(valid: DateRange) -> Span:
    """A column's range as a span."""
    return Span(valid.lower, valid.upper)


def range_of(span: Span) -> DateRange:
    """A span as a column's range."""
    return DateRange(span.start, span.end)
