"""Handing files out; whoever links one decides who may have it."""

from dondoc.evidence.queries.downloads import check_open, download

__all__ = ["check_open", "download"]
