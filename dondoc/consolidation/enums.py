"""The closed vocabularies of consolidation."""

from __future__ import annotations

from enum import StrEnum


class About(StrEnum):
    """What a passage speaks of."""

    TASK = "task"
    #: A part of the narrative.
    PART = "part"


class Format(StrEnum):
    """As which file a report leaves."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class Failure(StrEnum):
    """Why a PDF could not be made; the last two as `papers.errors.NotConverted` has them."""

    NO_CONVERTER = "no_converter"
    TOO_SLOW = "too_slow"
    FAILED = "failed"


class Reached(StrEnum):
    """What a value says of the year's target; a missing value says nothing, and is no zero."""

    MET = "met"
    NOT_MET = "not_met"
    NO_VALUE = "no_value"
    NO_TARGET = "no_target"


class Course(StrEnum):
    """Which way a value has gone from the printed baseline; without one nothing is said."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"
