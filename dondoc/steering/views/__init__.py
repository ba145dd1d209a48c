"""The pages for leaders: where the province stands, how agencies are rated."""
