"""The table of Django's cache, in the shape that `createcachetable` gives it."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE TABLE dondoc_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX dondoc_cache_expires ON dondoc_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = (("lib", "0001_fold"),)
    operations = (migrations.RunSQL(FORWARD, "DROP TABLE dondoc_cache"),)
