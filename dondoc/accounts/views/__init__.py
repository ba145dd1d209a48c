"""Signing in, and one's own account: allauth's pages in our words, and a few of our own."""
