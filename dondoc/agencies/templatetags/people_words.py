"""`{% load people_words %}`: roles in the reader's language."""

from __future__ import annotations

from django import template

from dondoc.accounts.permissions import role_name

register = template.Library()


@register.filter
def role_words(role: str) -> str:
    """ "focal_officer" → "Chuyên viên đầu mối"."""
    return str(role_name(role))
