"""What happens to agencies and their people, as sentences of the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "agencies.founded": _("{by} entered {agency} into the registry"),
    "agencies.corrected": _("{by} corrected {agency}"),
    "agencies.spelling_added": _("{by} added the spelling “{text}” of {agency}"),
    "agencies.spelling_removed": _("{by} removed the spelling “{text}” of {agency}"),
    "agencies.change_prepared": _("{by} prepared a change: {change}"),
    "agencies.change_withdrawn": _("{by} withdrew the prepared change: {change}"),
    "agencies.change_done": _("{by} carried out: {change}"),
    "agencies.imported": _("{by} imported {count} agencies from {file}"),
    "agencies.starter_loaded": _("The national registry was brought in: {count} agencies"),
    "agencies.name_answered": _("{by} said what “{phrase}” means: {meaning}"),
    "agencies.post_given": _("{by} made {person} {role} at {agency}"),
    "agencies.post_ended": _("{by} ended the post of {person} as {role} at {agency}"),
    "agencies.deputy_named": _("{by} let {deputy} act for {person} as {role}"),
    "agencies.deputising_ended": _("{by} ended that {deputy} acts for {person}"),
    "agencies.invited": _("{by} invited {email} as {role} at {agency}"),
    "agencies.invitation_accepted": _("{by} accepted the invitation as {role} at {agency}"),
    "agencies.invitation_withdrawn": _("{by} withdrew the invitation of {email}"),
    "agencies.person_left": _("{by} ended the access of {person}"),
}
