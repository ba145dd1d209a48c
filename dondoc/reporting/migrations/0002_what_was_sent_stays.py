"""The database keeps the ledger honest: steps are only added, what was sent stays, rows in time do not overlap."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE FUNCTION reporting_move_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'steps of the ledger are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER reporting_move_refuses_change BEFORE UPDATE OR DELETE ON reporting_move
    FOR EACH ROW EXECUTE FUNCTION reporting_move_is_append_only();

CREATE FUNCTION reporting_answer_of_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stage_ text;
BEGIN
    SELECT stage INTO stage_ FROM reporting_revision
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.revision_id ELSE NEW.revision_id END;
    IF stage_ IS DISTINCT FROM 'draft' THEN
        RAISE EXCEPTION 'answer_of_a_draft: what was sent stays as it was' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER reporting_answer_refuses_change BEFORE INSERT OR UPDATE OR DELETE ON reporting_answer
    FOR EACH ROW EXECUTE FUNCTION reporting_answer_of_a_draft();

CREATE FUNCTION reporting_version_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reporting_regimeversion
        WHERE regime_id = NEW.regime_id AND id <> NEW.id AND valid && NEW.valid
    ) THEN
        RAISE EXCEPTION 'version_alone: two versions of regime % hold on one day', NEW.regime_id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'version_alone';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER reporting_version_alone AFTER INSERT OR UPDATE ON reporting_regimeversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reporting_version_alone();

CREATE FUNCTION reporting_closing_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reporting_closingday
        WHERE scheme = NEW.scheme AND kind = NEW.kind AND id <> NEW.id AND valid && NEW.valid
    ) THEN
        RAISE EXCEPTION 'closing_alone: two closing days of % % hold on one day', NEW.scheme, NEW.kind
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'closing_alone';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER reporting_closing_alone AFTER INSERT OR UPDATE ON reporting_closingday
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reporting_closing_alone();
"""
BACKWARD = """
DROP TRIGGER reporting_closing_alone ON reporting_closingday;
DROP FUNCTION reporting_closing_alone();
DROP TRIGGER reporting_version_alone ON reporting_regimeversion;
DROP FUNCTION reporting_version_alone();
DROP TRIGGER reporting_answer_refuses_change ON reporting_answer;
DROP FUNCTION reporting_answer_of_a_draft();
DROP TRIGGER reporting_move_refuses_change ON reporting_move;
DROP FUNCTION reporting_move_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = (("reporting", "0001_regimes_and_ledger"),)
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
