"""What the record calls people, agencies and invitations."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Invitation
from dondoc.agencies.models.agencies import WHOLE_REGISTRY
from dondoc.agencies.queries.names import called_on
from dondoc.audit.vocabulary import Thing, Things

_WHOLE = str(WHOLE_REGISTRY)


def _people(keys: Collection[str]) -> dict[str, Thing]:
    rows = User.objects.filter(pk__in=keys).only("full_name", "username")
    return {str(person.pk): Thing(str(person), reverse("agencies:person", args=[person.pk])) for person in rows}


def _agencies(keys: Collection[str]) -> dict[str, Thing]:
    rows = Agency.objects.filter(pk__in=keys).annotate(called=called_on(timezone.localdate()))
    whole = {_WHOLE: Thing(_("the whole registry"))} if _WHOLE in keys else {}
    return whole | {str(key): Thing(called) for key, called in rows.values_list("pk", "called") if called}


def _invitations(keys: Collection[str]) -> dict[str, Thing]:
    rows = Invitation.objects.filter(pk__in=keys).values_list("pk", "full_name", "email")
    return {str(key): Thing(f"{name} <{email}>") for key, name, email in rows}


THINGS: Mapping[str, Things] = {
    "accounts.user": _people,
    "agencies.agency": _agencies,
    "agencies.invitation": _invitations,
}
