"""Everything that changes the registry and its people; each is one transaction with its audit event."""

from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.entering import enter_agency
from dondoc.agencies.actions.posts import give_post, write_post

__all__ = ["enter_agency", "give_post", "rebuild_answering", "write_post"]
