"""When a task is done, and where it stands on a day: pure functions of dates and numbers."""
