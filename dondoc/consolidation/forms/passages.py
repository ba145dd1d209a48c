"""What is typed of a passage."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PassageForm(forms.Form):
    """The province's wording of one topic, and the answers that it rests on."""

    version = forms.IntegerField(min_value=0)
    text = forms.CharField(required=False, max_length=100_000, label=_("Wording of the report"))
    answers = forms.TypedMultipleChoiceField(required=False, coerce=int)
    is_own = forms.BooleanField(required=False)
    is_left_out = forms.BooleanField(required=False)
    #: Which button was pressed: "" to save, "answers" or "merged" to word it out of the ticked answers.
    fill = forms.ChoiceField(required=False, choices=[("", ""), ("answers", ""), ("merged", "")])

    def __init__(self, *args: object, known: set[int], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["answers"].choices = [(key, "") for key in known]  # type: ignore[attr-defined]
