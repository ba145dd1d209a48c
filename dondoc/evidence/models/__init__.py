"""What is kept of a file: its content once, and whether it is harmless."""

from dondoc.evidence.models.files import FileContent, StoredFile

__all__ = ["FileContent", "StoredFile"]
