"""allauth's forms with our words; what they check is allauth's."""
