"""What was issued stays as it was: snapshots are append-only, the passages of an issued report cannot change."""

from __future__ import annotations

from django.db import migrations

TABLES = ("snapshot", "snapshotfile", "used", "template")

APPEND_ONLY = """
CREATE FUNCTION consolidation_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
""" + "".join(
    f"CREATE TRIGGER consolidation_{table}_refuses_change BEFORE UPDATE OR DELETE ON consolidation_{table} "
    "FOR EACH ROW EXECUTE FUNCTION consolidation_is_append_only();\n"
    for table in TABLES
)
OF_A_DRAFT = """
CREATE FUNCTION consolidation_passage_of_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_ record;
BEGIN
    row_ := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    IF EXISTS (SELECT FROM consolidation_report WHERE id = row_.report_id AND issued_at IS NOT NULL) THEN
        RAISE EXCEPTION 'passage_of_a_draft: what was issued stays as it was' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN row_;
END
$$;
CREATE TRIGGER consolidation_passage_refuses_change BEFORE INSERT OR UPDATE OR DELETE ON consolidation_passage
    FOR EACH ROW EXECUTE FUNCTION consolidation_passage_of_a_draft();

CREATE FUNCTION consolidation_source_of_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_ record;
BEGIN
    row_ := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    IF EXISTS (
        SELECT FROM consolidation_passage passage JOIN consolidation_report report ON report.id = passage.report_id
        WHERE passage.id = row_.passage_id AND report.issued_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'source_of_a_draft: what was issued stays as it was' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN row_;
END
$$;
CREATE TRIGGER consolidation_source_refuses_change BEFORE INSERT OR UPDATE OR DELETE ON consolidation_passagesource
    FOR EACH ROW EXECUTE FUNCTION consolidation_source_of_a_draft();
"""
BACKWARD = """
DROP TRIGGER consolidation_source_refuses_change ON consolidation_passagesource;
DROP FUNCTION consolidation_source_of_a_draft();
DROP TRIGGER consolidation_passage_refuses_change ON consolidation_passage;
DROP FUNCTION consolidation_passage_of_a_draft();
""" + "".join(f"DROP TRIGGER consolidation_{table}_refuses_change ON consolidation_{table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = (("consolidation", "0001_reports_and_snapshots"),)
    operations = (
        migrations.RunSQL(APPEND_ONLY + OF_A_DRAFT, BACKWARD + "DROP FUNCTION consolidation_is_append_only();"),
    )
