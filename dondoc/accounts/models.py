"""People who sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Concat, Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from dondoc.lib.search import Fold


class UserManager(BaseUserManager["User"]):
    """Makes people; the name and the e-mail that they sign in with are kept in small letters."""

    def create_user(self, username: str, password: str | None = None, *, email: str = "", **fields: Any) -> User:
        user = self.model(username=username.strip().lower(), email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(username, password, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Somebody who may sign in.

    A role bundles permissions; which agency a person belongs to, and when, is the agencies' business.
    """

    username = models.CharField(_("user name"), max_length=150, unique=True)
    #: For work, given by whoever invites the person, so that it counts as checked; unique unless empty.
    email = models.EmailField(_("work e-mail"), blank=True)
    full_name = models.CharField(_("full name"), max_length=150)
    #: As the person would introduce themselves, for other people's eyes: "Chuyên viên, Sở Tài chính".
    title = models.CharField(_("title"), max_length=200, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined at"), auto_now_add=True)
    #: Part of every session's seal: one more, and all sessions of the person are over.
    sessions_version = models.PositiveIntegerField(default=0, editable=False)

    #: The folded words of both names, to be found by their beginnings.
    words = models.GeneratedField(
        expression=SearchVector(Fold(Concat("full_name", models.Value(" "), "username")), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = UserManager()

    #: The seat by which the person was last let do something, for the record; `agencies.permissions` sets it.
    acts_by: object = None

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("full_name", "username")
        indexes = (GinIndex(fields=["words"], name="person_by_words"),)
        constraints = (
            models.UniqueConstraint("email", condition=~models.Q(email=""), name="email_of_one_person"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_small_letters"),
        )

    def __str__(self) -> str:
        return self.full_name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """The seal of a session; it breaks with a new password and with a new `sessions_version`."""
        sealed = f"{self.password}|{self.sessions_version}"
        return salted_hmac("dondoc.accounts.session", sealed, secret=secret, algorithm="sha256").hexdigest()
