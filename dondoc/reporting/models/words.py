"""What the vocabularies of reporting are called on a page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dondoc.reporting.enums import LedgerState, Part, PeriodKind, RevisionStage, Rhythm, Scheme, Senders, Stage, Step

Words = dict[str, str | Promise]

STATES: Words = {
    LedgerState.NOT_YET_DUE: _("not yet due"),
    LedgerState.DUE: _("due"),
    LedgerState.MISSING: _("missing"),
    LedgerState.NIL: _("nil return"),
    LedgerState.EXCUSED: _("excused"),
    LedgerState.SUBMITTED: _("submitted, not yet accepted"),
    LedgerState.RETURNED: _("returned"),
    LedgerState.ACCEPTED: _("accepted"),
}
STAGES: Words = {
    Stage.NONE: _("not begun"),
    Stage.DRAFT: _("a draft"),
    Stage.APPROVING: _("with the head of the agency"),
    Stage.SUBMITTED: _("submitted"),
    Stage.RETURNED: _("returned"),
    Stage.ACCEPTED: _("accepted"),
    Stage.EXCUSED: _("excused"),
    Stage.HANDED_OVER: _("handed over to another agency"),
    Stage.DROPPED: _("no longer asked for"),
}
REVISION_STAGES: Words = {
    RevisionStage.DRAFT: _("a draft"),
    RevisionStage.APPROVING: _("with the head of the agency"),
    RevisionStage.SUBMITTED: _("submitted"),
    RevisionStage.RETURNED: _("returned"),
    RevisionStage.VOIDED: _("returned as no report"),
    RevisionStage.ACCEPTED: _("accepted"),
}
STEPS: Words = {
    Step.MADE: _("entered in the ledger"),
    Step.REDATED: _("due day moved"),
    Step.OPENED: _("begun"),
    Step.SENT_TO_HEAD: _("put before the head"),
    Step.SENT_BACK: _("sent back by the head"),
    Step.SUBMITTED: _("submitted"),
    Step.RETURNED: _("returned"),
    Step.VOIDED: _("returned as no report"),
    Step.ACCEPTED: _("accepted"),
    Step.CORRECTION_OPENED: _("correction begun"),
    Step.CORRECTION_SENT_TO_HEAD: _("correction put before the head"),
    Step.CORRECTION_SENT_BACK: _("correction sent back by the head"),
    Step.CORRECTION_SUBMITTED: _("correction submitted"),
    Step.CORRECTION_RETURNED: _("correction returned"),
    Step.CORRECTION_ACCEPTED: _("correction accepted"),
    Step.EXCUSED: _("excused"),
    Step.EXCUSE_LIFTED: _("asked for after all"),
    Step.HANDED_OVER: _("handed over to another agency"),
    Step.TAKEN_BACK: _("owed again"),
    Step.DROPPED: _("no longer asked for"),
}
RHYTHMS: Words = {
    Rhythm.MONTHLY: _("every month"),
    Rhythm.QUARTERLY: _("every quarter"),
    Rhythm.SEMIANNUAL: _("every six months and every year"),
    Rhythm.NINE_MONTHS: _("after nine months"),
    Rhythm.ANNUAL: _("every year"),
    Rhythm.ONCE: _("on single days"),
}
SCHEMES: Words = {
    Scheme.DECREE: _("the 14th, as Decree 09/2019 says"),
    Scheme.CALENDAR: _("the last day of the period"),
}
SENDERS: Words = {
    Senders.DUTY: _("those whom the plan's sentence names"),
    Senders.LEADS: _("every agency that leads a task or an indicator"),
    Senders.CHOSEN: _("agencies that I pick"),
}
KINDS: Words = {
    PeriodKind.MONTH: pgettext_lazy("period", "month"),
    PeriodKind.QUARTER: pgettext_lazy("period", "quarter"),
    PeriodKind.HALF: pgettext_lazy("period", "six months"),
    PeriodKind.NINE_MONTHS: pgettext_lazy("period", "nine months"),
    PeriodKind.YEAR: pgettext_lazy("period", "year"),
    PeriodKind.ONCE: pgettext_lazy("period", "single report"),
}
PARTS: Words = {
    Part.DONE: _("What has been done"),
    Part.NOT_DONE: _("What has not been done"),
    Part.CAUSES: _("Shortcomings and their causes"),
    Part.OBSTACLES: _("Obstacles"),
    Part.PROPOSALS: _("Proposals"),
    Part.NEXT: _("What comes next period"),
}


def period_words(key: str) -> str:
    """A period's key as people say it: "Quý III/2025", "6 tháng đầu năm 2025", "Năm 2025", "10/08/2025"."""
    year, _sign, rest = key.partition("-")
    if rest == "Y":
        return gettext("the year %(year)s") % {"year": year}
    if rest == "H1":
        return gettext("the first six months of %(year)s") % {"year": year}
    if rest == "9M":
        return gettext("nine months of %(year)s") % {"year": year}
    if rest.startswith("Q"):
        return gettext("quarter %(number)s of %(year)s") % {"number": _ROMAN[rest[1:]], "year": year}
    if len(rest) == 2:
        return gettext("month %(number)s of %(year)s") % {"number": rest, "year": year}
    month, _sign, day = rest.partition("-")
    return f"{day}/{month}/{year}"


_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
