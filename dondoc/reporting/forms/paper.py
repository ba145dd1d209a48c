"""What is known of a report that came on paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.forms import FilesField
from dondoc.lib.fields import DayField
from dondoc.reporting.actions.paper import Paper
from dondoc.reporting.forms.deciding import VersionForm


class PaperForm(VersionForm):
    """The day it came in, its letter, its scan; and, where it says that there was nothing, why."""

    received_on = DayField(
        label=_("Day on which it came in"), help_text=_("By this day it is in time or late, not by today.")
    )
    letter_number = forms.CharField(label=_("Number of its letter"), max_length=64, required=False)
    letter_on = DayField(label=_("Date of its letter"), required=False)
    scans = FilesField(label=_("Scan of the paper"))
    nil_reason = forms.CharField(
        label=_("If it says that there was nothing to report: why"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Leave this empty if the paper answers anything."),
    )

    def paper(self) -> Paper:
        """What was typed."""
        said = self.cleaned_data
        return Paper(
            received_on=said["received_on"],
            scans=said["scans"],
            letter_number=said["letter_number"],
            letter_on=said["letter_on"],
            nil_reason=said["nil_reason"],
        )
