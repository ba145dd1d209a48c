"""Clean input of the pages of reporting."""
