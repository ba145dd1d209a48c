"""What was said stays said: the database itself refuses UPDATE and DELETE; a correction is a new row."""

from __future__ import annotations

from django.db import migrations

TABLES = ("entry", "entryfile", "confirmation", "withdrawal", "planrule")

FORWARD = """
CREATE FUNCTION progress_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
""" + "".join(
    f"CREATE TRIGGER progress_{table}_refuses_change BEFORE UPDATE OR DELETE ON progress_{table} "
    "FOR EACH ROW EXECUTE FUNCTION progress_is_append_only();\n"
    for table in TABLES
)
BACKWARD = "".join(f"DROP TRIGGER progress_{table}_refuses_change ON progress_{table};\n" for table in TABLES) + (
    "DROP FUNCTION progress_is_append_only();"
)


class Migration(migrations.Migration):
    dependencies = (("progress", "0001_entries_and_decisions"),)
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
