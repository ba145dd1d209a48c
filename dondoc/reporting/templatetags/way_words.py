"""`{% load way_words %}`: what became of a version of a report, in words and shapes."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from dondoc.reporting.enums import LedgerState, RevisionStage, Stage
from dondoc.reporting.models.words import REVISION_STAGES, STAGES, STATES, period_words

register = template.Library()

_TAGS: dict[str, str] = {
    LedgerState.NOT_YET_DUE: "",
    LedgerState.DUE: "tag-near",
    LedgerState.MISSING: "tag-late",
    LedgerState.NIL: "tag-done",
    LedgerState.SUBMITTED: "tag-on-time",
    LedgerState.RETURNED: "tag-near",
    LedgerState.ACCEPTED: "tag-done",
    RevisionStage.VOIDED: "tag-late",
    RevisionStage.APPROVING: "tag-on-time",
    RevisionStage.DRAFT: "",
}

register.filter("revision_stage", lambda stage: REVISION_STAGES.get(stage, stage))
register.filter("obligation_stage", lambda stage: STAGES.get(stage, stage))
register.filter("ledger_state", lambda state: STATES.get(state, ""))
register.filter("period", period_words)


@register.filter
def at(found: Mapping[int, str] | None, key: int) -> str:
    """What stands there under the key; nothing for none."""
    return (found or {}).get(key, "")


@register.filter
def tag_of(state: str | Stage | None) -> str:
    """The class of the tag that goes with a state or a stage."""
    return _TAGS.get(state or "", "")
