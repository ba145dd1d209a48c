"""Pure: lives and lineages of agencies, what a phrase means, the starter registry. No Django, no clock."""
