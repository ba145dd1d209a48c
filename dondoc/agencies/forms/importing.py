from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """A file of agencies."""

    file = forms.FileField(
        label=_("Excel or CSV file"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > 10 * 2**20:
            raise forms.ValidationError(_("The file is larger than 10 MB; bring it in by parts."))
        return file
