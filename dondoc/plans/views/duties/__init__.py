"""Duties: what an agency owes, which names are to be settled, which duties wait for an heir."""
