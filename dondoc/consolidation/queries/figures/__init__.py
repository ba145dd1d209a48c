"""The tables that compute themselves: each figure with its key, what it counts, and an identity of its own."""

from dondoc.consolidation.queries.figures.building import Figure, Sheet
from dondoc.consolidation.queries.figures.tables import Tables, tables_of

__all__ = ["Figure", "Sheet", "Tables", "tables_of"]
