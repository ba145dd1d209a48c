"""When a report may be sent, decided, excused, entered from paper; each refusal a sentence for the user."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.lib import dates
from dondoc.lib.errors import Refused, Stale
from dondoc.reporting.enums import Channel, RevisionStage, Stage
from dondoc.reporting.models import Obligation, Revision
from dondoc.reporting.models.words import REVISION_STAGES, STAGES

#: Whoever owes in these stages has sent nothing that waits for the receiver.
UNSENT = frozenset({Stage.NONE, Stage.DRAFT, Stage.APPROVING, Stage.RETURNED})

#: As many lacks as one sentence can carry.
_SAID = 3


def check_as_seen(revision: Revision, version: int, *stages: RevisionStage) -> None:
    """Refuse (`Stale`) a revision that went on since the person saw it: another stage, or saved once more."""
    if revision.stage not in stages:
        raise Stale(
            _("Meanwhile this report is %(stage)s, so this can no longer be done. Look at it once more.")
            % {"stage": REVISION_STAGES[revision.stage]}
        )
    if revision.version != version:
        raise Stale(
            _("%(person)s has changed this report at %(when)s, after you opened it. Look at it once more.")
            % {"person": revision.saved_by, "when": dates.show_at(revision.saved_at)}
        )


def check_unsent(obligation: Obligation) -> None:
    """Refuse (`Stale`) an obligation whose report has been sent, or that nobody owes any more."""
    if obligation.stage not in UNSENT:
        raise Stale(
            _("Meanwhile this report is %(stage)s, so this can no longer be done. Look at it once more.")
            % {"stage": STAGES[obligation.stage]}
        )


def check_reason(reason: str) -> None:
    """Refuse an act that says no reason."""
    if not reason.strip():
        raise Refused(_("Say why: the reason is kept with the report."))


def check_complete(hard: Sequence[tuple[str, str]]) -> None:
    """Refuse a report that lacks something; `hard` are titles of answers and what each lacks, the first three said."""
    if not hard:
        return
    said = " ".join(f"{title}: {sentence}" if title else sentence for title, sentence in hard[:_SAID])
    rest = len(hard) - _SAID
    more = ngettext("And %(n)d more.", "And %(n)d more.", rest) % {"n": rest} if rest > 0 else ""
    raise Refused(_("It cannot be sent yet. %(lacks)s") % {"lacks": f"{said} {more}".strip()})


def check_paper(revision: Revision) -> None:
    """Refuse to enter as paper what the agency writes itself."""
    if revision.channel != Channel.PAPER:
        raise Stale(_("The agency writes this report itself; it is not entered from paper."))


def check_nothing_said(titles: Iterable[str]) -> None:
    """Refuse a nil return of a draft in which somebody has answered; `titles` name those answers."""
    if said := list(titles):
        raise Refused(
            _("A nil return says that there is nothing to report, but the draft answers: %(answers)s.")
            % {"answers": "; ".join(said)}
        )


def check_remarks(remarks: Mapping[int, str], answers: Collection[int]) -> None:
    """Refuse (`Stale`) a remark to an answer that is not of the revision."""
    if not set(remarks) <= set(answers):
        raise Stale(_("One of the remarks is to an answer that is not in this report. Look at it once more."))


def check_return(note: str, remarks: Mapping[int, str], *, is_void: bool, is_correction: bool) -> None:
    """Refuse to return without a word, as no report without saying why, and a correction as no report."""
    if is_void and is_correction:
        raise Refused(_("The accepted report holds on; a correction of it can only be returned with remarks."))
    if is_void and not note.strip():
        raise Refused(_("Say why this is no report: its time does not count any more."))
    if not note.strip() and not remarks:
        raise Refused(_("Say what is to be done: a remark to an answer, or a word to the whole."))


def check_received(obligation: Obligation, received_on: date, day: date) -> None:
    """Refuse a paper of a day to come, and one that came before its period began."""
    if received_on > day:
        raise Refused(_("The paper cannot have come in after today."))
    if received_on < obligation.opens_on:
        raise Refused(
            _("The period begins on %(day)s; a paper that came before it is no report of it.")
            % {"day": dates.show(obligation.opens_on)}
        )


def check_letter(letter_number: str, letter_on: date | None, received_on: date) -> None:
    """Refuse a letter with a number but no day, or the other way round, and one dated after it came in."""
    if bool(letter_number.strip()) != bool(letter_on):
        raise Refused(_("Give the letter's number and its date, or neither."))
    if letter_on and letter_on > received_on:
        raise Refused(_("The letter cannot be dated after the day on which it came in."))


def check_scan(files: int) -> None:
    """Refuse to enter from paper what nobody else can look at."""
    if not files:
        raise Refused(_("Add the scan of the paper: whoever reads this must be able to see it."))


def check_untouched(revision: Revision | None) -> None:
    """Refuse to enter from paper over what the agency is writing itself (PEERS T16, T19)."""
    if revision is None:
        return
    raise Refused(
        _("The agency is writing this report itself: %(person)s saved it at %(when)s. Ask the agency to submit it.")
        % {"person": revision.saved_by, "when": dates.show_at(revision.saved_at)}
    )


def check_excused(obligation: Obligation) -> None:
    """Refuse to lift an excuse that is not there."""
    if obligation.stage != Stage.EXCUSED:
        raise Stale(_("This agency is not excused from the report any more. Look at it once more."))


def check_correctable(obligation: Obligation, under_way: Revision | None) -> None:
    """Refuse to correct what was not accepted, and a second correction beside one that is under way."""
    if obligation.stage != Stage.ACCEPTED:
        raise Refused(_("Only an accepted report is corrected; until then ask for its return."))
    if under_way:
        raise Refused(
            _("%(person)s has begun a correction already, at %(when)s.")
            % {"person": under_way.begun_by, "when": dates.show_at(under_way.begun_at)}
        )
