"""The sentences of what this package records in the audit trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "plans.document_uploaded": _("{by} brought in the file “{name}”."),
    "plans.reading_started": _("{by} had the file read by reader {reader}."),
    "plans.reading_refused": _("The file could not be read: {refusal}."),
    "plans.drafted": _("A draft was made from the reading: {tasks} tasks, {indicators} indicators."),
    "plans.item_corrected": _("{by} corrected {item}."),
    "plans.item_confirmed": _("{by} looked at {item} and found it right."),
    "plans.task_split": _("{by} split {item} into {parts} tasks."),
    "plans.tasks_merged": _("{by} merged {merged} tasks into {item}."),
    "plans.item_dropped": _("{by} dropped {item}."),
    "plans.item_restored": _("{by} restored {item}."),
    "plans.item_added": _("{by} added {item}."),
    "plans.facts_corrected": _("{by} corrected the facts of the document."),
    "plans.undone": _("{by} undid a correction ({verb})."),
    "plans.reread": _("{by} took over a newer reading: {changed} items changed, {kept} kept as people had left them."),
    "plans.handed_over": _("{by} handed the draft over from {former} to {keeper}."),
    "plans.discarded": _("{by} laid the draft aside."),
    "plans.taken_up": _("{by} took the draft up again."),
    "plans.names_settled": _("Its {names} names gave {duties} duties to agencies; {waiting} names wait for a person."),
    "plans.name_settled": _("{by} said that “{phrase}” means {meaning}: {came} duties more, {went} fewer."),
    "plans.heirs_chosen": _("{by} gave {count} duties of {former} to {heir}."),
    "plans.duties_ended": _("{by} ended {count} duties of {former}: {reason}"),
    "plans.issued": _("{by} issued the plan: {tasks} tasks, {indicators} indicators."),
}
