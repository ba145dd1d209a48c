"""What a report is made of, where each figure and sentence comes from, and what has changed since."""
