"""The closed vocabularies of files."""

from __future__ import annotations

from enum import StrEnum


class Scan(StrEnum):
    """What is known of a file's harmlessness."""

    #: No scanner was set up when it came.
    UNSCANNED = "unscanned"
    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"


class Kind(StrEnum):
    """A kind of file that is taken as evidence, by its usual extension."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    PNG = "png"
    JPG = "jpg"
    HEIC = "heic"


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    #: Its content is of another kind than its name says.
    MISNAMED = "misnamed"
    MACROS = "macros"
    PROGRAM = "program"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
