"""What the record says of tasks, in the words that people use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.audit.vocabulary import Thing, Things
from dondoc.lib import dates
from dondoc.plans.models import Task
from dondoc.progress.models.words import CONFIRMERS, STATES

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """Words in place of keys, days as people write them."""
    words = {name: _day(value) for name, value in data.items()}
    if "state" in words:
        words["state"] = str(STATES.get(words["state"], words["state"]))
    if "confirmer" in words:
        words["confirmer"] = str(CONFIRMERS.get(words["confirmer"], _("nobody")))
    return words


def _day(value: Any) -> Any:
    is_day = isinstance(value, str) and _ISO.fullmatch(value)
    return dates.show(date.fromisoformat(value)) if is_day else value


def _tasks(keys: Collection[str]) -> dict[str, Thing]:
    rows = Task.objects.filter(pk__in=keys).values_list("pk", "path", "plan__number", "plan__title")
    return {
        str(pk): Thing(_name(path, number or title), reverse("progress:task", args=[pk]))
        for pk, path, number, title in rows
    }


def _name(path: str, plan: str) -> str:
    return _("task %(path)s of %(plan)s") % {"path": path, "plan": plan}


THINGS: Mapping[str, Things] = {"plans.task": _tasks}
