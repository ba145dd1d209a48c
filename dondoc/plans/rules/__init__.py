"""Pure functions of the plans package: times, printed dates and numbers, spans, page rendering."""
