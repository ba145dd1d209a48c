"""`{% load evidence_words %}`: what a file is and whether it may be opened, in words."""

from __future__ import annotations

from django import template

from dondoc.evidence.models.words import SCANS
from dondoc.evidence.rules.kinds import MEDIA_TYPES

register = template.Library()
_KINDS = {media: kind.value.upper() for kind, media in MEDIA_TYPES.items()}

register.filter("scan_words", lambda scan: SCANS.get(scan, ""))
register.filter("file_kind", lambda media: _KINDS.get(media, media))
