from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FormFileForm(forms.Form):
    """A filled-in form that comes back."""

    file = forms.FileField(
        label=_("The filled-in form"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.docx"}),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )
