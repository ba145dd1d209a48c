"""`{% load demonstration %}`: the accounts of the demonstration."""

from __future__ import annotations

from typing import Any

from django import template

from dondoc.home import demo

register = template.Library()


@register.simple_tag
def demo_accounts() -> dict[str, Any]:
    """The cast and its one password."""
    return {"cast": demo.CAST, "password": demo.PASSWORD}
