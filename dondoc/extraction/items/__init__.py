"""What a plan holds: tasks, indicators, reporting duties, references, recipients, and its head."""
