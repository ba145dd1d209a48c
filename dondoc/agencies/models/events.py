"""What happens to agencies and their people, as sentences of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.accounts.permissions import role_name
from dondoc.agencies.models.words import KINDS, LEVELS
from dondoc.audit.models import FIELDS as CHANGED
from dondoc.lib import dates

SENTENCES = {
    "agencies.founded": _("{by} entered {agency} into the registry"),
    "agencies.corrected": _("{by} corrected {agency}"),
    "agencies.spelling_added": _("{by} added the spelling “{text}” of {agency}"),
    "agencies.spelling_removed": _("{by} removed the spelling “{text}” of {agency}"),
    "agencies.change_prepared": _("{by} prepared a change: {change}"),
    "agencies.change_withdrawn": _("{by} withdrew the prepared change: {change}"),
    "agencies.change_done": _("{by} carried out: {change}"),
    "agencies.change_corrected": _("{by} corrected the day or the grounds of: {change}"),
    "agencies.imported": _("{by} imported {count} agencies from {file}"),
    "agencies.starter_loaded": _("The national registry was brought in: {count} agencies"),
    "agencies.name_answered": _("{by} said what “{phrase}” means: {meaning}"),
    "agencies.post_given": _("{by} made {person} {role} at {agency}"),
    "agencies.post_ended": _("{by} ended the post of {person} as {role} at {agency}"),
    "agencies.deputy_named": _("{by} let {deputy} act for {person} as {role} at {agency}, {first} to {last}"),
    "agencies.deputising_ended": _("{by} ended that {deputy} acts for {person}"),
    "agencies.invited": _("{by} invited {person} ({email}) as {role} at {agency}"),
    "agencies.invitation_accepted": _("{by} accepted the invitation as {role} at {agency}"),
    "agencies.invitation_withdrawn": _("{by} withdrew the invitation of {email} as {role} at {agency}"),
    "agencies.person_left": _("{by} ended the access of {person}"),
}

#: What the fields are called whose values before and after an event keeps.
FIELDS = {
    "until": _("First day without the post"),
    "key": _("Key"),
    "name": _("Full official name"),
    "short_name": _("Short name"),
    "kind": _("Kind"),
    "level": _("Level"),
    "code": _("Code"),
    "place": _("Place"),
    "place_kind": _("Kind of place"),
    "parent": _("Stands under"),
    "province": _("Province"),
    "valid_from": _("First day"),
    "valid_to": _("First day without it"),
    "ends": _("First day without it"),
    "day": _("Day"),
    "spellings": _("Also written"),
}
_VOCABULARIES = {"kind": KINDS, "level": LEVELS}


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an event as people read them: roles and kinds by name, days as dd/mm/yyyy."""
    words = dict(data)
    if "role" in words:
        words["role"] = str(role_name(str(words["role"]))).lower()
    for key in {"first", "last"} & words.keys():
        words[key] = dates.show(date.fromisoformat(words[key])) if words[key] else "—"
    if kept := words.get(CHANGED):
        words[CHANGED] = {field: [_said(field, value) for value in pair] for field, pair in kept.items()}
    return words


def _said(field: str, value: Any) -> Any:
    return str(_VOCABULARIES[field].get(value, value)) if field in _VOCABULARIES else value
