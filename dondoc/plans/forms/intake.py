from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.enums import ItemKind
from dondoc.plans.forms.fields import PrintedDateField, WordsField, choices
from dondoc.plans.models.words import KINDS
from dondoc.plans.rules.drafting import Json

ACCEPTED = ".docx,.pdf,.html,.htm,.txt,.doc"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("The plan's file"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )


class FactsForm(forms.Form):
    """What the document says of itself."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    title = WordsField(label=_("Title"), rows=3, required=False)
    issuer = WordsField(label=_("Issuer"), max_length=255, required=False)
    number = WordsField(label=_("Number"), max_length=64, required=False)
    dated_on = PrintedDateField(label=_("Date"), required=False, help_text=_("05/01/2025, 01/2025 or 2025."))
    signer = WordsField(label=_("Signer"), max_length=255, required=False)
    signer_title = WordsField(label=_("Signer's office"), max_length=255, required=False)
    #: Asked only where the number is that of another plan.
    as_new_edition = forms.BooleanField(label=_("This is a new version of that plan"), required=False)

    @classmethod
    def shown(cls, facts: Json) -> dict[str, Any]:
        """The facts as the form's initial values."""
        day = date.fromisoformat(facts["dated_on"]) if facts["dated_on"] else None
        return {**facts, "dated_on": PrintedDateField.words(day, facts["date_precision"])}

    def facts(self) -> Json:
        """What was typed, for `actions.correct_facts`."""
        day, precision = self.cleaned_data["dated_on"]
        typed = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "as_new_edition"}}
        return {**typed, "dated_on": day, "date_precision": precision}


class AddForm(forms.Form):
    """A range of the text, by offsets (a script took them from the selection) or by the words themselves."""

    kind = forms.ChoiceField(label=_("What it is"), choices=lambda: choices(KINDS), initial=ItemKind.TASK)
    words = forms.CharField(
        label=_("Words of the document"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Select them in the document, or copy them here exactly."),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class SplitForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    parts = forms.CharField(
        label=_("Split"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Press Enter where a new task begins; each line becomes a task."),
    )
