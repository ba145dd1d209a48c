"""What leaders are told, as pure functions: an indicator's path, an agency's rating, what has changed."""
