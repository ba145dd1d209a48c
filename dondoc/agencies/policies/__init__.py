"""When the registry may be changed."""
