"""Clean input of the pages of consolidation."""
