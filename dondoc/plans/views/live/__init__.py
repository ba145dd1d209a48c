"""The pages of issued plans; readers and officers may see them."""
