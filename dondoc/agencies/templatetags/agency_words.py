"""`{% load agency_words %}`: the words of the registry's vocabularies."""

from __future__ import annotations

from django import template

from dondoc.agencies.models import words
from dondoc.agencies.models.events import FIELDS

register = template.Library()

register.filter("agency_kind", lambda value: words.KINDS.get(value, value))
register.filter("agency_level", lambda value: words.LEVELS.get(value, value))
register.filter("change_kind", lambda value: words.CHANGES.get(value, value))
register.filter("sureness", lambda value: words.SURENESS.get(value, value))
register.filter("answer_state", lambda value: words.STATES.get(value, value))
register.filter("column_words", lambda value: FIELDS.get(value, value))
