"""The words that pages show for the vocabularies of this package."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.evidence.enums import Fault, Kind, Look, Scan

Words = dict[str, str | Promise]

#: What a file is, or seems to be; "" where nobody can tell.
SEEMS: Words = {
    Kind.PDF: "PDF",
    Kind.DOCX: "Word (.docx)",
    Kind.XLSX: "Excel (.xlsx)",
    Kind.PPTX: "PowerPoint (.pptx)",
    Kind.DOC: _("Word of before 2007 (.doc)"),
    Kind.XLS: _("Excel of before 2007 (.xls)"),
    Kind.PNG: _("a picture (.png)"),
    Kind.JPG: _("a picture (.jpg)"),
    Kind.HEIC: _("a picture (.heic)"),
    Look.TEXT: _("plain text (such as .txt or .csv)"),
    Look.RICH_TEXT: _("text in the form of .rtf"),
    Look.WEB_PAGE: _("a web page (.html)"),
    Look.PICTURE: _("a picture of another kind (such as .gif, .bmp or .tiff)"),
    Look.SOUND: _("a sound recording"),
    Look.FILM: _("a film"),
    Look.OPEN_DOCUMENT: _("a file of LibreOffice (.odt or .ods)"),
    Look.OFFICE: _("another file of Office, such as a mail or a drawing"),
    "": _("of an unknown kind, or damaged"),
}
#: What is taken as evidence, in short.
ALL_TAKEN = _("PDF, Word, Excel, PowerPoint, pictures (PNG, JPG, HEIC)")

#: Sentences for whoever sent the file; `limit` in megabytes, `kind` an ending, `seems` of `SEEMS`, `taken` a list.
FAULTS: Words = {
    Fault.EMPTY: _("The file is empty."),
    Fault.TOO_LARGE: _("The file is larger than %(limit)s MB. Make it smaller, or send it in parts."),
    Fault.UNKNOWN: _("The file seems to be %(seems)s, which is not taken here. Taken are: %(taken)s."),
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
