"""The words that pages show for the vocabularies of this package, by word."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dondoc.lib import dates
from dondoc.plans.enums import DeadlineKind, Direction, Frequency, ItemKind, Operator, Origin, Role
from dondoc.plans.rules.times import days_of

Words = dict[str, str | Promise]

KINDS: Words = {
    ItemKind.TASK: _("Task"),
    ItemKind.INDICATOR: _("Indicator"),
    ItemKind.DUTY: _("Reporting duty"),
    ItemKind.REFERENCE: _("Reference"),
    ItemKind.RECIPIENT: _("Recipient"),
}

KINDS_MANY: Words = {
    ItemKind.TASK: _("Tasks"),
    ItemKind.INDICATOR: _("Indicators"),
    ItemKind.DUTY: _("Reporting duties"),
    ItemKind.REFERENCE: _("References"),
    ItemKind.RECIPIENT: _("Recipients"),
}

ROLES: Words = {
    Role.LEAD: _("Lead"),
    Role.COORDINATING: _("Coordinating"),
    Role.SUPERVISING: _("Supervising"),
    Role.EVALUATOR: _("Evaluator"),
    Role.SENDER: _("Who reports"),
    Role.RECEIVER: _("To whom"),
}

DEADLINES: Words = {
    DeadlineKind.DATE: _("by a date"),
    DeadlineKind.MONTH: _("in a month"),
    DeadlineKind.QUARTER: _("in a quarter"),
    DeadlineKind.YEAR: _("in a year"),
    DeadlineKind.RECURRING: _("recurring"),
    DeadlineKind.CONTINUOUS: _("continuous"),
    DeadlineKind.ON_EVENT: _("on an event"),
    DeadlineKind.NONE: _("no time given"),
}

FREQUENCIES: Words = {
    Frequency.MONTHLY: _("monthly"),
    Frequency.QUARTERLY: _("quarterly"),
    Frequency.SEMIANNUAL: _("every six months"),
    Frequency.ANNUAL: _("yearly"),
    Frequency.AD_HOC: _("once or when asked"),
}

OPERATORS: Words = {
    Operator.EQUAL: pgettext_lazy("target", "equal to"),
    Operator.AT_LEAST: pgettext_lazy("target", "at least"),
    Operator.MORE: pgettext_lazy("target", "more than"),
    Operator.AT_MOST: pgettext_lazy("target", "at most"),
    Operator.LESS: pgettext_lazy("target", "less than"),
}

DIRECTIONS: Words = {
    Direction.HIGHER: _("higher is better"),
    Direction.LOWER: _("lower is better"),
}

ORIGINS: Words = {
    Origin.READ: _("as read"),
    Origin.CORRECTED: _("corrected"),
    Origin.ADDED: _("added by hand"),
    Origin.SPLIT: _("split"),
    Origin.MERGED: _("merged"),
}

#: By the codes of `dondoc.extraction.doubts`.
DOUBTS: Words = {
    "no_lead": _("No lead agency was found."),
    "lead_from_afar": _("The lead agency was taken from a heading above: {detail}."),
    "unknown_agency": _("This may be no agency's name: {detail}."),
    "long_role": _("The words for the agency are unusually long: {detail}."),
    "several_times": _("There are several times in one item: {detail}."),
    "unread_time": _("The time could not be read: {detail}."),
    "unread_number": _("The figure could not be read: {detail}."),
    "odd_numbering": _("The numbering is broken: {detail}."),
    "doubtful_task": _("This may be no task."),
    "doubtful_indicator": _("This may be no indicator."),
    "no_due": _("No due date of the report was found."),
    "scale_break": _("The target is far from the present figure; the units may differ: {detail}."),
    "flat_table": _("A table was rebuilt from flat text; compare it row by row."),
    "recognised": _("The text was recognised from a scan and may be wrong."),
    "picture_pages": _("Some pages are only pictures and could not be read."),
    "no_tasks_section": _("No section of tasks was found; items were read by their form."),
}

#: By the codes of `dondoc.extraction.errors`.
REFUSALS: Words = {
    "missing": _("The file was not found: {detail}."),
    "empty": _("The file is empty: there is nothing to read."),
    "too_large": _("The file is too large: the limit is {detail}."),
    "unknown_format": _("The format of the file is not known; use .docx, .pdf, .html or .txt."),
    "wrong_extension": _("The file's extension does not fit its content: the content is {detail}."),
    "broken": _("The file is damaged and cannot be opened: {detail}."),
    "password": _("The file is protected by a password; remove it and upload the file again."),
    "bomb": _("The packed file would unpack to an abnormal size and was refused."),
    "legacy_encoding": _("The text uses an old encoding (TCVN3, VNI or VIQR); convert it to Unicode and try again."),
    "not_vietnamese": _("The text is not in Vietnamese."),
    "not_a_plan": _("The document is no plan: no task was found in it."),
    "no_text_layer": _("The file is a scan without text; install text recognition: {detail}."),
    "needs_converter": _("Reading .doc needs LibreOffice; install it with: {detail}."),
    "too_slow": _("Reading took more than {detail} seconds and was stopped."),
    "too_hungry": _("Reading needed too much memory and was stopped."),
    "crashed": _("The reader failed on this file; the file itself is kept unchanged."),
}


def deadline_words(kind: str, value: str, phrase: str = "") -> str:
    """A deadline as people say it: 30/06/2025, 03/2025, quý II/2025, năm 2026–2030; else the kind's own words.

    Where the document's words put it before that day, they are said with the last day in time.
    """
    words, (_first, last) = _named(kind, value), days_of(kind, value, phrase)
    if last is None or last == days_of(kind, value)[1]:
        return words
    return gettext("before %(time)s – until the end of %(day)s") % {"time": words, "day": dates.show(last)}


def _named(kind: str, value: str) -> str:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if kind == DeadlineKind.YEAR and len(parts) == 2:
        return gettext("years %(first)s–%(last)s") % {"first": parts[0], "last": parts[1]}
    if kind in _PRINTED and parts:
        return ", ".join(_printed(part) for part in parts)
    return str(DEADLINES.get(kind, kind))


_PRINTED = {DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def _printed(part: str) -> str:
    year, _dash, rest = part.partition("-")
    if rest.startswith("Q") and rest[1:] in _ROMAN:
        return gettext("quarter %(quarter)s/%(year)s") % {"quarter": _ROMAN[rest[1:]], "year": year}
    if not rest:
        return gettext("year %(year)s") % {"year": year}
    return "/".join(reversed(part.split("-")))


def refusal(code: str, detail: str = "") -> str:
    """Why a file was refused, one sentence; a code without words is named."""
    return str(REFUSALS.get(code) or gettext("The file could not be read ({code}).").replace("{code}", code)).format(
        detail=detail
    )


def doubt(code: str, detail: str = "") -> str:
    """A reason to look twice, one sentence; a code without words is named."""
    return str(DOUBTS.get(code) or gettext("Look at this once more ({code}).").replace("{code}", code)).format(
        detail=detail
    )
