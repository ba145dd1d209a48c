from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, NameAnswer
from dondoc.agencies.permissions import check_may
from dondoc.agencies.queries.names import called_on
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.text import fold

#: Signs of a phrase beyond which it is no name.
_LONGEST = 2_000


@transaction.atomic
def remember_answer(
    *,
    province: int,
    phrase: str,
    agencies: Sequence[int],
    is_open: bool,
    seen: str,
    by: User,
    at: datetime,
) -> tuple[NameAnswer, bool]:
    """Remember what a phrase means in a province; False beside it where that very answer stood already.

    `seen` is the token of the answer that the person saw, "" for none. Refuses those who may not settle names, an
    empty answer, agencies that are none, and (`Stale`) when somebody else has answered otherwise since.
    """
    check_may(by, Permission.SETTLE_NAMES)
    # Answers of one province follow one another, the first of a phrase too.
    owner = Agency.objects.select_for_update().get(pk=province)
    folded = fold(phrase)
    wanted = _known(agencies)
    _check_says_something(folded, wanted, is_open=is_open)
    answer = NameAnswer.objects.filter(province=owner, folded=folded).first()
    if answer and answer.is_open == is_open and set(answer.agencies.values_list("pk", flat=True)) == set(wanted):
        return answer, False
    if seen != (answer.token if answer else ""):
        raise Stale(gettext_lazy("Somebody else has said what this name means since you opened it. Look once more."))
    answer = answer or NameAnswer(province=owner, folded=folded)
    answer.phrase, answer.is_open, answer.answered_at, answer.answered_by = phrase, is_open, at, by
    answer.save()
    answer.agencies.set(wanted)
    data = {"phrase": phrase, "meaning": meaning_of(answer, at.date()), "agencies": wanted, "is_open": is_open}
    record(by=by, verb="agencies.name_answered", thing=owner, at=at, data=data)
    return answer, True


def meaning_of(answer: NameAnswer, on: date) -> str:
    """The answer in words: names of agencies, or that nobody can be named."""
    rows = answer.agencies.order_by("pk").values_list(called_on(on, short=True), flat=True)
    names = "; ".join(name for name in rows if name)
    nobody = _("agencies that nobody can name")
    return "; ".join(words for words in (names, nobody if answer.is_open or not names else "") if words)


def _known(agencies: Sequence[int]) -> list[int]:
    wanted = list(dict.fromkeys(agencies))
    known = set(Agency.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if known != set(wanted):
        raise Refused(gettext_lazy("One of the agencies that you chose is not in the registry."))
    return wanted


def _check_says_something(folded: str, agencies: Sequence[int], *, is_open: bool) -> None:
    if not folded or len(folded) > _LONGEST:
        raise Refused(gettext_lazy("This is no name that could be answered for."))
    if not agencies and not is_open:
        raise Refused(gettext_lazy("Choose an agency, or say that nobody can be named."))
