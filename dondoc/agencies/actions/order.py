"""One way to write to the registry: alone, whole, and in the order that the database's triggers keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.agencies.actions.locking import lock_registry
from dondoc.agencies.models import Agency, Succession
from dondoc.agencies.rules.lineage import LineageCycle
from dondoc.lib.errors import Refused

#: What each constraint of the database holds, for whoever has broken it.
SENTENCES = {
    "phase_within_life": gettext_lazy("A name or a place of an agency may not reach beyond its life."),
    "phase_overlaps": gettext_lazy("Two stretches of an agency's life overlap; look at their first and last days."),
    "code_once": gettext_lazy("Two agencies may not have the same code on one day."),
    "parent_cycle": gettext_lazy("The agency would stand above itself."),
    "heir_alive": gettext_lazy("Whoever takes over must exist on that day."),
    "origin_ends": gettext_lazy("An agency whose duties pass on must end on that very day."),
    "agency_valid_holds_a_day": gettext_lazy("An agency lives for a day at least: it ends after its founding."),
    "phase_valid_holds_a_day": gettext_lazy("A stretch must hold a day at least: its end comes after its beginning."),
    "phase_has_names": gettext_lazy("An agency needs a full and a short name."),
    "spelling_once": gettext_lazy("This spelling is there already."),
    "spelling_says_something": gettext_lazy("A spelling cannot be empty."),
    "succession_to_another": gettext_lazy("An agency cannot take over from itself."),
    "succession_once": gettext_lazy("The same agency is named twice."),
}
_CODE = re.compile(r"^code_once: (?P<one>.+) and (?P<other>.+) have the code (?P<code>\S+) on one day$")


@contextmanager
def kept_in_order() -> Iterator[None]:
    """One transaction in which nobody else writes to the registry; what the database refuses comes as a sentence.

    The triggers wait until the end of a transaction: here they are asked while there is still somebody to tell.
    """
    try:
        with transaction.atomic():
            lock_registry()
            yield
            _ask_triggers()
    except LineageCycle as cycle:
        raise Refused(_("The agencies would take over from one another in a circle.")) from cycle
    except IntegrityError as error:
        raise _refusal(error) from error


def _ask_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _refusal(error: IntegrityError) -> Exception:
    """The constraint's sentence; an error of a constraint that no person can break stays what it is."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name == "code_once" and (found := _CODE.match(getattr(diagnosis, "message_primary", None) or "")):
        sentence = _("%(one)s and %(other)s would have the code %(code)s on the same day.")
        return Refused(sentence % found.groupdict())
    return Refused(SENTENCES[name]) if name in SENTENCES else error


def count_on(agencies: Iterable[int], *, follows_starter: bool = False) -> None:
    """A newer version; one whose own facts were changed no longer follows the starter registry."""
    rows = Agency.objects.filter(pk__in=list(agencies))
    rows.update(version=F("version") + 1)
    if not follows_starter:
        rows.update(starter="")


def look_again(successions: QuerySet[Succession]) -> None:
    """Have the triggers judge successions whose agencies were moved in time: they look when a row is written."""
    successions.update(scope=F("scope"))
