from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from dondoc.agencies.models.agencies import Agency


class NameAnswer(models.Model):
    """What a person has said that a phrase means in a province: it serves wherever the phrase comes again."""

    province = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="name_answers")
    phrase = models.TextField()
    #: By `lib.text.fold`: one answer for all spellings that differ in accents and capitals.
    folded = models.TextField()
    #: Stands for agencies that nobody can name.
    is_open = models.BooleanField(default=False)
    #: One agency, or the members of what is meant.
    agencies = models.ManyToManyField(Agency, related_name="name_answers_about", blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["folded"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(folded=""), name="nameanswer_says_something"),
            UniqueConstraint(fields=["province", "folded"], name="nameanswer_once"),
        ]

    def __str__(self) -> str:
        return self.phrase

    @property
    def token(self) -> str:
        """Tells this answer from earlier and later ones; a form carries it."""
        return self.answered_at.isoformat()
