"""What no form can promise when two people save at once: the database keeps lives, phases, codes and parents in order.

The triggers wait until the end of the transaction, so that a change may pass through states that are not in order.
"""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE FUNCTION agencies_phase_holds_together() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    other text;
    now_ agencies_phase%ROWTYPE;
BEGIN
    SELECT * INTO now_ FROM agencies_phase WHERE id = NEW.id;
    IF NOT FOUND THEN RETURN NULL; END IF;  -- removed later in the same transaction
    IF NOT EXISTS (SELECT FROM agencies_agency WHERE id = now_.agency_id AND valid @> now_.valid) THEN
        RAISE EXCEPTION 'phase_within_life: % is not within the life of its agency', now_.name
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'phase_within_life';
    END IF;
    SELECT name INTO other FROM agencies_phase
        WHERE agency_id = now_.agency_id AND id <> now_.id AND valid && now_.valid LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'phase_overlaps: % and % hold at the same time', now_.name, other
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'phase_overlaps';
    END IF;
    IF now_.code <> '' THEN
        SELECT name INTO other FROM agencies_phase
            WHERE code = now_.code AND agency_id <> now_.agency_id AND valid && now_.valid LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'code_once: % and % have the code % on one day', now_.name, other, now_.code
                USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'code_once';
        END IF;
    END IF;
    IF now_.parent_id IS NOT NULL AND EXISTS (
        WITH RECURSIVE above(agency_id, valid) AS (
            SELECT now_.parent_id, now_.valid
            UNION
            SELECT phase.parent_id, phase.valid * above.valid
            FROM above JOIN agencies_phase phase ON phase.agency_id = above.agency_id AND phase.valid && above.valid
            WHERE phase.parent_id IS NOT NULL
        ) SELECT FROM above WHERE agency_id = now_.agency_id
    ) THEN
        RAISE EXCEPTION 'parent_cycle: % would stand above itself', now_.name
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'parent_cycle';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER agencies_phase_holds_together AFTER INSERT OR UPDATE ON agencies_phase
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agencies_phase_holds_together();

CREATE FUNCTION agencies_agency_holds_phases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM agencies_agency agency JOIN agencies_phase phase ON phase.agency_id = agency.id
        WHERE agency.id = NEW.id AND NOT agency.valid @> phase.valid
    ) THEN
        RAISE EXCEPTION 'phase_within_life: % has a phase outside its life', NEW.key
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'phase_within_life';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER agencies_agency_holds_phases AFTER UPDATE ON agencies_agency
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agencies_agency_holds_phases();

CREATE FUNCTION agencies_succession_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    day date;
BEGIN
    SELECT "on" INTO day FROM agencies_change
        WHERE id = NEW.change_id AND EXISTS (SELECT FROM agencies_succession WHERE id = NEW.id);
    IF NOT FOUND THEN RETURN NULL; END IF;
    IF NOT EXISTS (SELECT FROM agencies_agency WHERE id = NEW.heir_id AND valid @> day) THEN
        RAISE EXCEPTION 'heir_alive: agency % does not exist on %', NEW.heir_id, day
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'heir_alive';
    END IF;
    IF NEW.scope = '' AND NOT EXISTS (SELECT FROM agencies_agency WHERE id = NEW.origin_id AND upper(valid) = day) THEN
        RAISE EXCEPTION 'origin_ends: agency % does not end on %', NEW.origin_id, day
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'origin_ends';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER agencies_succession_in_time AFTER INSERT OR UPDATE ON agencies_succession
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agencies_succession_in_time();
"""
BACKWARD = """
DROP TRIGGER agencies_succession_in_time ON agencies_succession;
DROP FUNCTION agencies_succession_in_time();
DROP TRIGGER agencies_agency_holds_phases ON agencies_agency;
DROP FUNCTION agencies_agency_holds_phases();
DROP TRIGGER agencies_phase_holds_together ON agencies_phase;
DROP FUNCTION agencies_phase_holds_together();
"""


class Migration(migrations.Migration):
    dependencies = (("agencies", "0001_registry_changes_and_people"),)
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
