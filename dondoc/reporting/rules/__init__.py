"""Periods, due days, states and steps: pure functions of days and words."""
