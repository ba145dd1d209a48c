"""What a head or a receiver says of a report, and the acts that need a reason."""

from __future__ import annotations

import re
from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.lib.fields import DayField

_REMARK = re.compile(r"remark-(\d{1,18})")


class Verdict(StrEnum):
    """What the pressed button says."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    ACCEPT = "accept"
    RETURN = "return"
    VOID = "void"


class VersionForm(forms.Form):
    """Which version of the report the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class SubmitForm(VersionForm):
    """What goes with a report that is sent."""

    letter_number = forms.CharField(
        label=_("Number of the official letter"),
        max_length=64,
        required=False,
        help_text=_("If the report also goes out as a letter; otherwise leave both empty."),
    )
    letter_on = DayField(label=_("Date of the letter"), required=False)


class DecideForm(VersionForm):
    """A verdict, a word to the whole, remarks to answers (fields "remark-12" of answer 12)."""

    verdict = forms.ChoiceField(choices=[(each.value, each.value) for each in Verdict])
    note = forms.CharField(label=_("A word to the whole report"), required=False, widget=forms.Textarea({"rows": 3}))

    @property
    def remarks(self) -> dict[int, str]:
        """What was typed beside answers, by their key."""
        found = ((_REMARK.fullmatch(name), text) for name, text in self.data.items())
        return {int(match[1]): str(text) for match, text in found if match and str(text).strip()}


class ReasonForm(forms.Form):
    """An act that needs a reason."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea({"rows": 3}))


class ExcuseForm(ReasonForm):
    document = forms.CharField(
        label=_("Document that says so"),
        max_length=255,
        required=False,
        help_text=_("Its number and date, for example 123/UBND-TH of 05/06/2025."),
    )
