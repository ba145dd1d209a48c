"""Everything that changes the registry and its people; each is one transaction with its audit event."""

from dondoc.agencies.actions.accepting import (
    NameTaken,
    accept_as_new,
    accept_invitation,
    has_account,
    invitation_of,
    is_invited,
)
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.answers import meaning_of, remember_answer
from dondoc.agencies.actions.carrying_out import carry_out_change, why_not
from dondoc.agencies.actions.correcting import add_spelling, correct_agency, remove_spelling
from dondoc.agencies.actions.deputising import end_deputising, name_deputy
from dondoc.agencies.actions.entering import enter_agency
from dondoc.agencies.actions.inviting import INVITATION_JOB, digest_of, invite, send_invitation, withdraw_invitation
from dondoc.agencies.actions.leaving import person_leaves
from dondoc.agencies.actions.posts import change_role, end_post, give_post, write_post
from dondoc.agencies.actions.preparing import Backing, prepare_change, withdraw_change
from dondoc.agencies.actions.redating import correct_change
from dondoc.agencies.actions.starter import load_starter

__all__ = [
    "INVITATION_JOB",
    "Backing",
    "NameTaken",
    "accept_as_new",
    "accept_invitation",
    "add_spelling",
    "carry_out_change",
    "change_role",
    "correct_agency",
    "correct_change",
    "digest_of",
    "end_deputising",
    "end_post",
    "enter_agency",
    "give_post",
    "has_account",
    "invitation_of",
    "invite",
    "is_invited",
    "load_starter",
    "meaning_of",
    "name_deputy",
    "person_leaves",
    "prepare_change",
    "rebuild_answering",
    "remember_answer",
    "remove_spelling",
    "send_invitation",
    "why_not",
    "withdraw_change",
    "withdraw_invitation",
    "write_post",
]
