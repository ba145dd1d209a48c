"""The registry's words in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.agencies.enums import AnswerState, ChangeKind, Kind, Level, MeaningKind, Sureness
from dondoc.agencies.rules.resolving import ReasonCode

StrOrPromise = str | Promise

KINDS: dict[str, StrOrPromise] = {
    Kind.STATE: _("body of the state"),
    Kind.MINISTRY: _("ministry"),
    Kind.COUNCIL: _("People's Council"),
    Kind.COMMITTEE: _("People's Committee"),
    Kind.DEPARTMENT: _("department"),
    Kind.PROVINCE_AGENCY: _("other agency of the province"),
    Kind.UNIT: _("subordinate unit"),
    Kind.CENTRAL_BRANCH: _("central body in the province"),
    Kind.PARTY: _("body of the Party"),
    Kind.FRONT: _("Fatherland Front and socio-political organisation"),
    Kind.ASSOCIATION: _("association"),
    Kind.PRESS: _("press body"),
    Kind.SCHOOL: _("school"),
    Kind.ENTERPRISE: _("enterprise"),
    Kind.TASK_FORCE: _("steering committee or task force"),
    Kind.OTHER: _("other body"),
}

LEVELS: dict[str, StrOrPromise] = {
    Level.CENTRAL: _("central"),
    Level.REGION: _("region of several provinces"),
    Level.PROVINCE: _("province"),
    Level.DISTRICT: _("district"),
    Level.COMMUNE: _("commune"),
}

CHANGES: dict[str, StrOrPromise] = {
    ChangeKind.FOUNDED: _("founded"),
    ChangeKind.RENAMED: _("renamed"),
    ChangeKind.MOVED: _("moved to another parent"),
    ChangeKind.MERGED: pgettext_lazy("change of agencies", "merged"),
    ChangeKind.SPLIT: pgettext_lazy("change of agencies", "split"),
    ChangeKind.HANDED_OVER: _("function handed over"),
    ChangeKind.ABOLISHED: _("abolished"),
}

SURENESS: dict[str, StrOrPromise] = {
    Sureness.HIGH: _("sure"),
    Sureness.MEDIUM: _("from one secondary source"),
    Sureness.LOW: _("to be checked"),
}

MEANINGS: dict[str, StrOrPromise] = {
    MeaningKind.AGENCY: _("one agency"),
    MeaningKind.COLLECTIVE: _("several agencies"),
    MeaningKind.OPEN: _("agencies that nobody can name"),
    MeaningKind.UNKNOWN: _("not known"),
}

STATES: dict[str, StrOrPromise] = {
    AnswerState.SELF: _("answers itself"),
    AnswerState.HEIR: _("taken over"),
    AnswerState.CHOOSE: _("waits for a person to choose"),
    AnswerState.ENDED: _("ended without an heir"),
}

REASONS: dict[str, StrOrPromise] = {
    ReasonCode.ANSWERED: _("A person has said so."),
    ReasonCode.NAME: _("It is the agency's own name."),
    ReasonCode.SPELLING: _("It is another way to write the name."),
    ReasonCode.OFFICE: _("It names the person who answers for the agency."),
    ReasonCode.SLIP: _("It is the name but for a slip of spelling (%(detail)s)."),
    ReasonCode.CUT_SHORT: _("It is the name with words left out."),
    ReasonCode.LIST: _("It is a list of names."),
    ReasonCode.GROUP: _("It stands for all agencies of a group on the day (%(detail)s)."),
    ReasonCode.OPEN: _("It stands for agencies that nobody can name."),
    ReasonCode.NONE_IN_BOOK: _("It stands for a group of which the registry holds nobody (%(detail)s)."),
    ReasonCode.NOT_ON_DAY: _("It stands for a group that does not exist on the day (%(detail)s)."),
    ReasonCode.OTHER_TIME: _("An agency had this name at another time."),
    ReasonCode.OTHER_PLACE: _("The name is of another place (%(detail)s)."),
    ReasonCode.SEVERAL: _("Several agencies fit equally well."),
    ReasonCode.NOT_IN_BOOK: _("It looks like an agency's name, and the registry has no such agency."),
    ReasonCode.PARTLY: _("A part of it could not be understood (%(detail)s)."),
    ReasonCode.NO_AGENCY: _("It names no agency."),
    ReasonCode.TOO_LONG: _("It is too long to be the name of agencies."),
}


def reason_sentence(code: str, detail: str = "") -> str:
    """Why a phrase means what it was found to mean."""
    return str(REASONS[code]) % {"detail": detail}
