"""What the pages of issued plans show; nothing here writes."""
