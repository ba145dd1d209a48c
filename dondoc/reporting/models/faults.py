"""What is said of an answer that cannot be kept, or of a report that cannot be sent yet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.reporting.enums import Fault, Lack
from dondoc.reporting.models.words import Words

FAULTS: Words = {
    Fault.UNKNOWN_STATE: _("Choose one of the four states."),
    Fault.NEGATIVE: _("This number cannot be below zero."),
    Fault.PLANNED_ZERO: _("Nothing can be measured against zero; leave it empty if nothing is measured."),
    Fault.TOO_LARGE: _("This number is too large."),
    Fault.TOO_FINE: _("Write at most six decimals."),
    Fault.TOO_LONG: _("This is too long; say it shorter, and add the rest as a file."),
    Fault.FUTURE: _("This day is still to come; a document has the day on which it was signed."),
}

LACKS: Words = {
    Lack.ALL_BLANK: _(
        "Nothing has been answered yet. If there is nothing to report, say so by a nil return with its reason."
    ),
    Lack.OUT_OF_DATE: _(
        "What the agency has to answer has changed since the draft was begun; bring the draft up to date."
    ),
    Lack.NO_STATE: _("Say where it stands; “not begun” is an answer, too."),
    Lack.NO_PROOF: _("It is said to be done: give the document's number and date, or a file that shows it."),
    Lack.NO_REASON: _("Say why it cannot be done."),
    Lack.HALF_PRODUCT: _("A document has both its number and its date."),
    Lack.HALF_MEASURE: _("A measure needs both numbers: how much is done, and of how much."),
    Lack.REQUIRED_PART: _("This part must be written."),
    Lack.NO_VALUE: _("There is no figure yet; say why in words, or leave it."),
    Lack.EMPTY_PART: _("This part is empty."),
    Lack.CARRIED: _("%(count)s answers stand as they stood before; look whether they still hold."),
    Lack.INFECTED_FILE: _("A file holds a virus: take it out and send a clean one."),
}

#: What the fields of an answer are called beside a word of trouble.
FIELD_WORDS: Words = {
    "state": _("State"),
    "text": _("Words"),
    "product_number": _("Number of the document"),
    "product_on": _("Date of the document"),
    "product_name": _("What it is about"),
    "amount_done": _("Done so far"),
    "amount_planned": _("Planned in all"),
    "unit": _("Unit"),
    "value": _("Value"),
}
