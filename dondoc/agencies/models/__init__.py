"""What is kept of agencies: their lives, what happened to them, the people in them, what names mean."""

from dondoc.agencies.models.agencies import Agency, Phase, Spelling
from dondoc.agencies.models.answers import NameAnswer
from dondoc.agencies.models.changes import Answering, Change, Succession
from dondoc.agencies.models.people import Deputising, Invitation, Post

__all__ = [
    "Agency",
    "Answering",
    "Change",
    "Deputising",
    "Invitation",
    "NameAnswer",
    "Phase",
    "Post",
    "Spelling",
    "Succession",
]
