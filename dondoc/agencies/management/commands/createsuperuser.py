from __future__ import annotations

from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import write_post
from dondoc.agencies.rules.spans import Span


class Command(createsuperuser.Command):
    """Django's own, which makes the account; here it gets the administrator's post with it, or neither is made."""

    help = (
        "Make an account that administers the whole installation: the first one, or one more when all others are lost."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        made: list[User] = []

        def note(sender: type[User], instance: User, created: bool, **_rest: object) -> None:
            if created:
                made.append(instance)

        post_save.connect(note, sender=User, weak=False)
        try:
            with transaction.atomic():
                super().handle(*args, **options)
                for person in made:
                    now = timezone.now()
                    write_post(person=person, agency=None, role=Role.ADMINISTRATOR, span=Span(), by=None, at=now)
        finally:
            post_save.disconnect(note, sender=User)
