"""Everything that changes the registry and its people; each is one transaction with its audit event."""

from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.entering import enter_agency
from dondoc.agencies.actions.posts import give_post, write_post
from dondoc.agencies.actions.starter import load_starter

__all__ = ["enter_agency", "give_post", "load_starter", "rebuild_answering", "write_post"]
