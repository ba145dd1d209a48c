"""Where tasks stand on a day; nothing here writes."""
