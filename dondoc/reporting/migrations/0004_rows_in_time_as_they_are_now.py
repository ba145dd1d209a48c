"""Two rows in time are compared as they stand when the transaction ends, not as they stood when one was written.

A version that is written and cut short in one transaction was held against the one that follows it, as if uncut.
"""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION reporting_version_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reporting_regimeversion one
        JOIN reporting_regimeversion other
            ON other.regime_id = one.regime_id AND other.id <> one.id AND other.valid && one.valid
        WHERE one.id = NEW.id
    ) THEN
        RAISE EXCEPTION 'version_alone: two versions of regime % hold on one day', NEW.regime_id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'version_alone';
    END IF;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION reporting_closing_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reporting_closingday one
        JOIN reporting_closingday other
            ON other.scheme = one.scheme AND other.kind = one.kind AND other.id <> one.id AND other.valid && one.valid
        WHERE one.id = NEW.id
    ) THEN
        RAISE EXCEPTION 'closing_alone: two closing days of % % hold on one day', NEW.scheme, NEW.kind
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'closing_alone';
    END IF;
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("reporting", "0003_answers_no_longer_asked"),)
    # What stood before said the same of rows that are written once: there is nothing to go back to.
    operations = (migrations.RunSQL(FORWARD, migrations.RunSQL.noop),)
