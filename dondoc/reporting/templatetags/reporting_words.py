"""`{% load reporting_words %}`: the words of reporting's vocabularies."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from dondoc.reporting.models import words

register = template.Library()

register.filter("state_words", lambda value: words.STATES.get(value, value))
register.filter("stage_words", lambda value: words.STAGES.get(value, value))
register.filter("revision_words", lambda value: words.REVISION_STAGES.get(value, value))
register.filter("step_words", lambda value: words.STEPS.get(value, value))
register.filter("rhythm_words", lambda value: words.RHYTHMS.get(value, value))
register.filter("scheme_words", lambda value: words.SCHEMES.get(value, value))
register.filter("sender_words", lambda value: words.SENDERS.get(value, value))
register.filter("period_words", words.period_words)


@register.filter
def at(found: Mapping[int, str], key: int) -> str:
    """What stands there under the key; nothing for none."""
    return found.get(key, "")
