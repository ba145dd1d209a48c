"""When one may take a password."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dondoc.accounts import rules
from dondoc.accounts.models import User

logger = logging.getLogger(__name__)


class LengthValidator(MinimumLengthValidator):
    """Django's, whose refusal has no Vietnamese yet."""

    def get_error_message(self) -> str:
        return _("The password is too short: it needs at least %(count)d signs.") % {"count": self.min_length}


class BreachedPasswordValidator:
    """Refuses a password that stands in a local list of breached ones; nothing leaves the machine."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def validate(self, password: str, user: User | None = None) -> None:
        # The list is of SHA-1 sums; nothing is protected by this one.
        digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest()
        try:
            with self.path.open("rb") as file:
                known = rules.is_breached(digest, file)
        except OSError:
            logger.exception("The list of breached passwords cannot be read; a password went unchecked.")
            return
        if known:
            raise ValidationError(
                _("This password was stolen from another site and is known to thieves. Choose another."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return _("Your password must not be one that was stolen elsewhere and made known.")
