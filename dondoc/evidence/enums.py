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


class Look(StrEnum):
    """What a file seems to be that is of none of these kinds."""

    TEXT = "text"
    RICH_TEXT = "rich_text"
    WEB_PAGE = "web_page"
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    OPEN_DOCUMENT = "open_document"
    #: Of Office, but neither of Word nor of Excel nor of PowerPoint.
    OFFICE = "office"


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    #: Of a kind that is not taken, or not taken where it was sent.
    UNKNOWN = "unknown"
    #: Its content is of another kind than its name says.
    MISNAMED = "misnamed"
    MACROS = "macros"
    PROGRAM = "program"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
