"""What a report says of who sent and who did not: nobody who is missing is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext

from dondoc.consolidation.queries.figures import Figure
from dondoc.consolidation.queries.senders import Sender
from dondoc.consolidation.rules.sending import SENT
from dondoc.lib import numbers
from dondoc.reporting.enums import LedgerState

#: More names than these stand in the annex alone.
_NAMES = 40
Said = tuple[str, Figure]


def sentences(owed: Sequence[Sender], day_words: str, identity: str, table: int) -> Iterator[Said]:
    """In the report's words, each with what it counts: sent and late, missing, nil, excused, returned, not accepted."""
    asked = [sender for sender in owed if sender.state is not None]
    groups = (
        (_sent, [sender for sender in asked if sender.state in SENT]),
        (_missing, [sender for sender in asked if sender.state == LedgerState.MISSING]),
        (_not_due, [s for s in asked if s.state in (LedgerState.DUE, LedgerState.NOT_YET_DUE)]),
        (_late, [sender for sender in asked if sender.is_late and sender.has_valid]),
        (_nil, [sender for sender in asked if sender.state == LedgerState.NIL]),
        (_excused, [sender for sender in asked if sender.state == LedgerState.EXCUSED]),
        (_returned, [sender for sender in asked if sender.state == LedgerState.RETURNED]),
        (_waiting, [sender for sender in asked if sender.waiting is not None]),
    )
    for say, group in groups:
        if group or say is _sent:
            facts = {"day": day_words, "n": numbers.show(len(group)), "all": numbers.show(len(asked))}
            behind = tuple(sender.obligation for sender in group)
            text = say(facts, _named(group, table))
            yield text, Figure(f"{identity}/{say.__name__.strip('_')}", len(group), obligations=behind)


def _named(group: Sequence[Sender], table: int) -> str:
    if len(group) > _NAMES:
        return gettext("see table %(table)s") % {"table": table}
    return "; ".join(_with_reason(group))


def _with_reason(group: Iterable[Sender]) -> Iterator[str]:
    for sender in group:
        tells = sender.state in (LedgerState.EXCUSED, LedgerState.NIL) and sender.reason
        yield f"{sender.name} ({sender.reason})" if tells else sender.name


def _sent(facts: dict[str, str], _names: str) -> str:
    return gettext("By %(day)s, %(n)s/%(all)s agencies had sent their reports.") % facts


def _missing(facts: dict[str, str], names: str) -> str:
    words = gettext("By %(day)s, %(n)s/%(all)s agencies had not sent their reports: %(names)s.")
    return words % {**facts, "names": names}


def _not_due(facts: dict[str, str], names: str) -> str:
    words = gettext("%(n)s agencies had not sent their reports, which were not yet late: %(names)s.")
    return words % {**facts, "names": names}


def _late(facts: dict[str, str], names: str) -> str:
    return gettext("%(n)s agencies sent after the day: %(names)s.") % {**facts, "names": names}


def _nil(facts: dict[str, str], names: str) -> str:
    return gettext("%(n)s agencies had nothing to report: %(names)s.") % {**facts, "names": names}


def _excused(facts: dict[str, str], names: str) -> str:
    return gettext("%(n)s agencies were excused from reporting: %(names)s.") % {**facts, "names": names}


def _returned(facts: dict[str, str], names: str) -> str:
    words = gettext("The reports of %(n)s agencies were returned and have not come back: %(names)s.")
    return words % {**facts, "names": names}


def _waiting(facts: dict[str, str], names: str) -> str:
    words = gettext("Reports of %(n)s agencies were not accepted yet and are not used here: %(names)s.")
    return words % {**facts, "names": names}
