"""Django's PostgreSQL engine, on the embedded server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base, creation

from dondoc.lib.postgres import server


class DatabaseCreation(creation.DatabaseCreation):
    """Test databases with the collation of the real one."""

    def sql_table_creation_suffix(self) -> str:
        return server.DATABASE_SUFFIX


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts the server at the first connection; ``OPTIONS["data"]`` is its directory."""

    creation_class = DatabaseCreation
    _ensured: set[str] = set()

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["host"] = server.socket_directory(Path(params.pop("data")))
        params["user"] = "postgres"
        name = params["dbname"]
        if name not in self._ensured and name != "postgres":
            server.ensure_database(params["host"], name)
            self._ensured.add(name)
        return params
