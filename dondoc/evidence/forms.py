"""Files in a form: several at once, each checked by its content before anything is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.actions import Upload, check_file, check_size
from dondoc.lib.errors import Refused

#: What the browser offers to choose; what is taken is decided by the content.
ACCEPT = ".pdf,.docx,.xlsx,.pptx,.doc,.xls,.png,.jpg,.jpeg,.heic,.heif"
#: As many as one form takes.
MOST = 10


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class FilesField(forms.FileField):
    """Any number of files; its clean value is a list of `Upload`, empty for none."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Files"))
        options.setdefault("required", False)
        options.setdefault("widget", FilesInput(attrs={"accept": ACCEPT}))
        options.setdefault(
            "help_text",
            _("PDF, Word, Excel, PowerPoint or pictures (PNG, JPG, HEIC); at most %(limit)s MB each.")
            % {"limit": settings.EVIDENCE_MEGABYTES},
        )
        super().__init__(**options)

    def clean(self, value: Any, initial: Any = None) -> list[Upload]:
        sent = [file for file in (value if isinstance(value, list) else [value]) if isinstance(file, UploadedFile)]
        if len(sent) > MOST:
            raise forms.ValidationError(_("Send at most %(most)s files at once.") % {"most": MOST})
        if self.required and not sent:
            raise forms.ValidationError(_("Choose a file first."))
        return [_checked(file) for file in sent]


def _checked(file: UploadedFile[bytes]) -> Upload:
    """The file with its bytes; a too large one is refused before it is read."""
    name = file.name or "?"
    try:
        check_size(file.size or 0)
        upload = Upload(name, file.read())
        check_file(name=upload.name, data=upload.data)
    except Refused as refused:
        raise forms.ValidationError(_("“%(name)s”: %(why)s") % {"name": name, "why": refused}) from refused
    return upload
