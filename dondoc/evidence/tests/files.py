"""Small files of every kind, made here."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from docx import Document

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
JPG = b"\xff\xd8\xff\xe0" + b"0" * 20
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"0" * 20
PDF = b"%PDF-1.7\n1 0 obj\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def ole(*streams: str) -> bytes:
    """The frame of Word and Excel before 2007, with these streams."""
    return _OLE + b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)


def docx(words: str = "Báo cáo") -> bytes:
    out, document = io.BytesIO(), Document()
    document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def package(main: str, **parts: bytes) -> bytes:
    """An Office package with this main part."""
    return archive(**{"[Content_Types].xml": f'<Override ContentType="application/vnd.{main}"/>'.encode(), **parts})


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """The same archive, its first entry marked as encrypted."""
    start = data.index(b"PK\x01\x02") + 8
    return data[:start] + b"\x01" + data[start + 1 :]
