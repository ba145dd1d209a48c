"""Clean input of the intake and review pages."""
