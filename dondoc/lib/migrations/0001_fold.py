"""`dondoc_fold(text)`: `dondoc.lib.text.fold` in the database, fit for an index, without any extension."""

from __future__ import annotations

from django.db import migrations

# Every step is immutable and independent of the database's locale: only ASCII is left when lower() is reached.
FORWARD = r"""
CREATE FUNCTION dondoc_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT btrim(
    regexp_replace(
        lower(
            translate(
                regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g') COLLATE "C",
                U&'\0111\0110\00A0', 'dd '
            )
        ),
        '[ \t\n\v\f\r]+', ' ', 'g'
    ),
    ' '
)
$$;
"""


class Migration(migrations.Migration):
    operations = (migrations.RunSQL(FORWARD, "DROP FUNCTION dondoc_fold(text)"),)
