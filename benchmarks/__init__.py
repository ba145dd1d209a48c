"""Figures: how well documents are read, how fast, and how fast pages answer. Run with `make bench`."""
