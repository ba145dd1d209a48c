"""Clean input for the registry's pages."""
