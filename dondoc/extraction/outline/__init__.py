"""The document as one text with a place for every block, its zones, and what stands under what."""
