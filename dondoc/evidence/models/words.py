"""The words that pages show for the vocabularies of this package."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.enums import Fault, Scan

Words = dict[str, str | Promise]

#: Sentences for whoever sent the file; `limit` in megabytes, `kind` an ending.
FAULTS: Words = {
    Fault.EMPTY: _("The file is empty."),
    Fault.TOO_LARGE: _("The file is larger than %(limit)s MB. Make it smaller, or send it in parts."),
    Fault.UNKNOWN: _(
        "This kind of file is not taken. Send PDF, Word, Excel, PowerPoint or a picture (PNG, JPG, HEIC)."
    ),
    Fault.MISNAMED: _("The name does not fit the content, which is .%(kind)s. Give the file its right ending."),
    Fault.MACROS: _("The file holds macros (small programs). Save it without macros, as .docx or .xlsx, or as PDF."),
    Fault.PROGRAM: _("Programs are not taken. Send the document itself."),
    Fault.ARCHIVE: _("Compressed folders are not taken. Send the files in it one by one."),
    Fault.ENCRYPTED: _("The file is locked with a password. Save it without one and send it again."),
    Fault.BROKEN: _("The file is damaged and cannot be opened. Save it anew and send it again."),
}

#: What is said beside a file; nothing for one that may be opened.
SCANS: Words = {
    Scan.WAITING: _("being checked for viruses"),
    Scan.INFECTED: _("holds a virus and is locked"),
}
