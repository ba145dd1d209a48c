"""The demonstration: a fictional province, its agencies, its people, two plans of its own, and what became of them."""

from dondoc.home.demo.cast import (
    BINH,
    CAST,
    DUNG,
    HOA,
    KHANH,
    LAN,
    MINH,
    NGA,
    OTHERS,
    PASSWORD,
    QUAN_TRI,
    THU,
    TUAN,
    VINH,
    Character,
    enrol,
    prepare,
)
from dondoc.home.demo.report import issue_first
from dondoc.home.demo.story import STORY_JOB, tell

__all__ = [
    "BINH",
    "CAST",
    "DUNG",
    "HOA",
    "KHANH",
    "LAN",
    "MINH",
    "NGA",
    "OTHERS",
    "PASSWORD",
    "QUAN_TRI",
    "STORY_JOB",
    "THU",
    "TUAN",
    "VINH",
    "Character",
    "enrol",
    "issue_first",
    "prepare",
    "tell",
]
