"""Documents, what was read in them, the draft a person checks, the plan that is issued."""
