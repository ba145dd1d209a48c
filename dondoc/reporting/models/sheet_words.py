"""What is said of a form that came back: whether it fits, what becomes of each row, and why."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.reporting.models.faults import FAULTS, FIELD_WORDS
from dondoc.reporting.models.words import Words
from dondoc.reporting.rules.sheets.outcome import Fit, Note, Reason, Verdict

#: Why a file is not read at all.
UNREADABLE: Words = {
    "broken": _("The file is damaged and cannot be opened. Save it anew and send it again."),
    "password": _("The file is locked with a password. Save it without one and send it again."),
    "bomb": _("The file is far larger inside than any form can be. Take the form down again and fill that in."),
}
FITS: Words = {
    Fit.RENEWED: _(
        "What this report asks has changed since the form was taken down. What can be matched is offered; "
        "the rest is told below."
    ),
    Fit.OTHER_PERIOD: _(
        "This form was taken down for %(period)s, not for this period. Nothing of it is taken unless you "
        "choose it, row by row."
    ),
    Fit.OTHER_AGENCY: _("This form is that of %(agency)s. Nothing was taken. Send the form of this report."),
    Fit.OTHER_REGIME: _(
        "This form belongs to another report or plan. Nothing was taken. Take down the form of this report "
        "and fill that in."
    ),
    Fit.UNKNOWN: _(
        "The file does not say whose form it is: its code is missing or was changed. Nothing was taken. Take "
        "the form down again and copy your answers into it."
    ),
}
VERDICTS: Words = {
    Verdict.TAKEN: pgettext_lazy("row of a file", "to be taken"),
    Verdict.PARTLY: pgettext_lazy("row of a file", "to be taken in part"),
    Verdict.ASKED: pgettext_lazy("row of a file", "please choose"),
    Verdict.CONFLICT: pgettext_lazy("row of a file", "changed on the page meanwhile"),
    Verdict.SAME: pgettext_lazy("row of a file", "same as now"),
    Verdict.BLANK: pgettext_lazy("row of a file", "left blank"),
    Verdict.NOT_UNDERSTOOD: pgettext_lazy("row of a file", "not understood"),
    Verdict.DOUBLED: pgettext_lazy("row of a file", "twice, and different"),
    Verdict.NOT_ASKED: pgettext_lazy("row of a file", "not asked for"),
    Verdict.MISSING: pgettext_lazy("row of a file", "missing from the file"),
}
#: The look of each, of tag.css; what is not named is plain. Red stays with what is past due.
TAGS = {
    Verdict.TAKEN: "done",
    Verdict.PARTLY: "near",
    Verdict.ASKED: "near",
    Verdict.CONFLICT: "near",
    Verdict.NOT_UNDERSTOOD: "near",
    Verdict.DOUBLED: "near",
    Verdict.NOT_ASKED: "near",
}
_REASONS: Words = {
    Reason.NOT_A_NUMBER: _("“%(detail)s” is no number. Write only the number: 1.234,5."),
    Reason.NOT_A_DAY: _("“%(detail)s” is no day. Write day/month/year: 02/09/2025."),
    Reason.NO_SUCH_DAY: _("There is no day %(detail)s."),
    Reason.SHORT_YEAR: _("“%(detail)s”: write the year with four digits."),
    Reason.BECAME_DAY: _(
        "Excel has made the day %(detail)s of what was typed. Type it again with an apostrophe (') before it."
    ),
    Reason.UNKNOWN_STATE: _("“%(detail)s” is none of the four states. Choose one from the list."),
    Reason.ERROR_CELL: _("The cell holds a formula without a result, or with an error. Write the result itself."),
    Reason.MERGED: _(
        "The cell is merged with others, so that nobody can tell whose answer it is. Part it and fill in each."
    ),
    Reason.TWO_NUMBERS: _("“%(detail)s” can be read in two ways. Choose which one is meant."),
    Reason.OTHER_PERIOD: _("Written for another period."),
    Reason.CHANGED_MEANWHILE: _(
        "Somebody has changed this on the page since the form was taken down. Choose which one holds."
    ),
    Reason.NO_STAMP: _("The form no longer says what stood here before. Choose which one holds."),
    Reason.ENGLISH_NUMBER: _("Read as a number written the English way: %(detail)s."),
    Reason.ROUNDED: _("Rounded to six decimals: %(detail)s."),
    Reason.SERIAL_DAY: _("Read as a day that Excel keeps as a number: %(detail)s."),
    Reason.FORMULA: _("The cell holds a formula; its last result is taken: %(detail)s."),
    Reason.HAS_MORE: _("A picture or table in the cell is not taken along. Add it as a file on the page."),
    Reason.KEPT_NEWER: _("Not changed in the file; what was changed on the page since stays."),
    Reason.TWICE_ALIKE: _("It stands in the file once more (%(detail)s), with the same answer; it is taken once."),
    Reason.NO_KEY: _("This row has no code, so nobody can tell what it answers. Rows of your own are not taken."),
    Reason.UNKNOWN_KEY: _("This report does not ask for %(detail)s."),
    Reason.DOUBLED: _(
        "It stands in the file once more (%(detail)s), with another answer. Nothing is taken; leave one of them."
    ),
    Reason.MISSING: _("It is asked for but no longer stands in the file. What is on the page stays."),
}


def sentence(note: Note) -> str:
    """Why, with the field that it is about before it."""
    said = str(_said(note))
    if not note.field:
        return said
    return f"{FIELD_WORDS[note.field]}: {said}"


def _said(note: Note) -> str | Promise:
    if note.reason == Reason.GONE:
        return note.detail
    return FAULTS[note.detail] if note.reason == Reason.UNFIT else _REASONS[note.reason] % {"detail": note.detail}


def fit_words(fit: Fit, *, period: str = "", agency: str = "") -> str | Promise:
    """What is said of a file that does not fit, or not quite; nothing of one that does."""
    return FITS[fit] % {"period": period, "agency": agency} if fit in FITS else ""
