"""Searching with or without accents."""

from __future__ import annotations

from django.db.models import Func, TextField


class Fold(Func):
    """``dondoc_fold`` of a text column: ``.annotate(folded=Fold("text")).filter(folded__contains=fold(words))``."""

    function = "dondoc_fold"
    arity = 1
    output_field = TextField()
