"""What was sent from the filling page: typed answers, and the button that was pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils import timezone

from dondoc.accounts.permissions import signed_in
from dondoc.evidence.forms import FilesField
from dondoc.lib.errors import Refused, Stale
from dondoc.lib.keys import key_of
from dondoc.reporting import actions
from dondoc.reporting.forms.answers import fingerprint, form_of, typed
from dondoc.reporting.forms.entries import Trouble, not_right
from dondoc.reporting.models import Answer, AnswerFile, Revision
from dondoc.reporting.queries.composing import day_of, last_words

Troubles = dict[int, Trouble]


def save_all(request: HttpRequest, revision: Revision) -> Troubles:
    """Save every answer of which something was typed; gives what could not be saved, by key of the answer."""
    left_out = key_of(request.POST.get("theirs", ""))
    rows = [row for row in revision.answers.all() if row.pk != left_out and _was_typed(request, row)]
    troubles = {row.pk: save_one(request, row) for row in rows}
    return {key: trouble for key, trouble in troubles.items() if trouble}


def _was_typed(request: HttpRequest, row: Answer) -> bool:
    was = request.POST.get(f"{row.pk}-was")
    return was is not None and fingerprint(typed(row, request.POST)) != was


def save_one(request: HttpRequest, row: Answer) -> Trouble | None:
    """Save what was typed for an answer; gives why not, where that cannot be."""
    if f"{row.pk}-version" not in request.POST:
        return None
    form = form_of(row, request.POST)
    if not form.is_valid():
        return not_right(row, form.faults())
    version = _version(request, row) or form.cleaned_data["version"]
    try:
        actions.save_answer(answer=row, version=version, values=form.values(), by=signed_in(request), at=timezone.now())
    except actions.SavedMeanwhile as stale:
        return Trouble(str(stale), conflict=stale)
    except actions.Unfit as unfit:
        return not_right(row, {field: str(sentence) for field, sentence in unfit.fields.items()})
    except Stale as stale:  # the report was sent meanwhile
        return Trouble(str(stale))
    return None


def _version(request: HttpRequest, row: Answer) -> int | None:
    """The version over which the person means to save all the same: "12:5" is answer 12, version 5."""
    key, _colon, version = request.POST.get("mine", "").partition(":")
    return key_of(version) if key == str(row.pk) else None


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the page: what it does, and to which answer (0 for all)."""

    act: str
    answer: int

    def do(self, request: HttpRequest, revision: Revision) -> Troubles:
        """Do it; gives why not, where that cannot be."""
        try:
            ACTS[self.act](request, revision, self.answer)
        except Refused as refused:
            if not self.answer:
                raise
            return {self.answer: Trouble(str(refused))}
        except ValidationError as error:
            sentence = " ".join(error.messages)
            return {self.answer: Trouble(sentence, {"files": sentence})}
        return {}


def pressed(request: HttpRequest) -> Press | None:
    """The button beside an answer that was pressed, if it was one."""
    for act in ACTS:
        key = key_of(request.POST.get(act, "").partition(":")[0])
        if key is not None:
            return Press(act, key)
    return None


def _clear(request: HttpRequest, revision: Revision, answer: int) -> None:
    row = _row(revision, answer)
    actions.clear_answer(answer=row, version=row.version, by=signed_in(request), at=timezone.now())


def _confirm(request: HttpRequest, revision: Revision, answer: int) -> None:
    rows = [_row(revision, answer)] if answer else None
    actions.confirm_carried(revision=revision, answers=rows, by=signed_in(request), at=timezone.now())


def _copy(request: HttpRequest, revision: Revision, answer: int) -> None:
    """Take over the words of the last report, below what stands there."""
    row = _row(revision, answer)
    words = last_words(row, day_of(revision.obligation, timezone.now()))
    text = "\n\n".join(part for part in (row.text, words) if part)
    values = {"text": text}
    actions.save_answer(answer=row, version=row.version, values=values, by=signed_in(request), at=timezone.now())


def _attach(request: HttpRequest, revision: Revision, answer: int) -> None:
    row = _row(revision, answer)
    field = FilesField(required=True)
    for upload in field.clean(request.FILES.getlist(f"{answer}-files")):
        actions.attach_file(answer=row, name=upload.name, data=upload.data, by=signed_in(request), at=timezone.now())


def _detach(request: HttpRequest, revision: Revision, answer: int) -> None:
    """ "12:7" takes file 7 out of answer 12."""
    file = request.POST.get("detach", "").partition(":")[2]
    link = AnswerFile.objects.filter(answer=_row(revision, answer), pk=key_of(file) or 0).first()
    if link:
        actions.detach_file(link=link, by=signed_in(request), at=timezone.now())


def _nothing(request: HttpRequest, revision: Revision, answer: int) -> None:
    """What was typed is saved, or left, before this."""
    _row(revision, answer)


def _row(revision: Revision, answer: int) -> Answer:
    row = revision.answers.select_related("revision__obligation").filter(pk=answer).first()
    if row is None:
        raise Http404
    return row


ACTS: dict[str, Callable[[HttpRequest, Revision, int], None]] = {
    "clear": _clear,
    "confirm": _confirm,
    "copy": _copy,
    "attach": _attach,
    "detach": _detach,
    "mine": _nothing,
    "theirs": _nothing,
    "save": _nothing,
}
