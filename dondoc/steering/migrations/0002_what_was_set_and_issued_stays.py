"""The database keeps methods and ratings honest: no two methods of one agency hold on a day, a method's rows and issued
ratings stay as they are; of a method only its end may be set."""

from __future__ import annotations

from django.db import migrations

#: Rows that are only added.
FROZEN = ("component", "scorestep", "band", "issuedrating", "rated")

FORWARD = """
CREATE FUNCTION steering_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it is: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION steering_method_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'valid') = (to_jsonb(NEW) - 'valid')
            AND lower(OLD.valid) IS NOT DISTINCT FROM lower(NEW.valid) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a method stays as it is: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER steering_method_refuses_change BEFORE UPDATE OR DELETE ON steering_method
    FOR EACH ROW EXECUTE FUNCTION steering_method_stays();
CREATE FUNCTION steering_method_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- As the row is now: what it was when the trigger was queued may have been ended since.
    IF EXISTS (
        SELECT FROM steering_method one JOIN steering_method other
            ON other.agency_id = one.agency_id AND other.id <> one.id AND other.valid && one.valid
        WHERE one.id = NEW.id
    ) THEN
        RAISE EXCEPTION 'method_alone: two methods of agency % hold on one day', NEW.agency_id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'method_alone';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER steering_method_alone AFTER INSERT OR UPDATE ON steering_method
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steering_method_alone();
""" + "".join(
    f"CREATE TRIGGER steering_{table}_refuses_change BEFORE UPDATE OR DELETE ON steering_{table} "
    "FOR EACH ROW EXECUTE FUNCTION steering_stays();\n"
    for table in FROZEN
)
BACKWARD = (
    "".join(f"DROP TRIGGER steering_{table}_refuses_change ON steering_{table};\n" for table in FROZEN)
    + """
DROP TRIGGER steering_method_alone ON steering_method;
DROP FUNCTION steering_method_alone();
DROP TRIGGER steering_method_refuses_change ON steering_method;
DROP FUNCTION steering_method_stays();
DROP FUNCTION steering_stays();
"""
)


class Migration(migrations.Migration):
    dependencies = (("steering", "0001_methods_and_ratings"),)
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
