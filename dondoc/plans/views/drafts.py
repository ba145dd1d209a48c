"""What the pages of a draft share: finding it, and saying what was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from dondoc.plans import queries
from dondoc.plans.enums import Verb
from dondoc.plans.models import Correction, Item, Plan


def draft_or_404(request: HttpRequest, plan_id: int) -> Plan:
    """A plan that the person checks, without the weight of its reading; another's is not there.

    Whether it is still a draft the actions check, with a sentence.
    """
    plan = queries.draft(plan_id, request.user).first()
    if plan is None:
        raise Http404
    return plan


def posted_version(request: HttpRequest) -> int:
    """The version that a button's form carries; 0, which nothing has, when it is none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def item_or_404(plan: Plan, kind: str, item_id: int) -> Item:
    """An item of this very plan."""
    item = queries.item_of(plan, f"{kind}-{item_id}")
    if item is None:
        raise Http404
    return item


def say(request: HttpRequest, what: str, correction: Correction | None = None) -> None:
    """Tell on the next page what was done."""
    words = {
        Verb.CORRECT: _("Saved."),
        Verb.CONFIRM: _("Marked as right."),
        Verb.SPLIT: _("The task was split; each part can be corrected by itself."),
        Verb.MERGE: _("The tasks were merged."),
        Verb.DROP: _("Dropped; it can be found under “Dropped”."),
        Verb.RESTORE: _("Restored."),
        Verb.ADD: _("Added; fill in what is missing."),
        Verb.FACTS: _("Saved."),
        "undone": _("The last correction was undone."),
        "discarded": _("The draft was laid aside; it is among those laid aside below."),
        "issued": _("The plan is issued."),
        "reread": _("The newer reading was taken over."),
    }
    if what == "reread" and correction is not None:
        words[what] = _("The newer reading was taken over: %(count)d items changed.") % {"count": len(correction.after)}
    messages.success(request, words[what])
