"""Words put together, figures counted, what changed: pure functions of dates, numbers and text."""
