"""A report as papers write it, and the content that a snapshot freezes."""

from dondoc.consolidation.queries.paper.composing import Composed, compose
from dondoc.consolidation.queries.paper.tracing import Traced

__all__ = ["Composed", "Traced", "compose"]
