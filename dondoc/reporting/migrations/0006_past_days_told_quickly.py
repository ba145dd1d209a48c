"""An obligation keeps when its steps were taken, so that a day that has passed replays those alone that moved since.

A trigger keeps it from the steps themselves: whoever writes a step need not think of it.
"""

from __future__ import annotations

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION reporting_times_of_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reporting_obligation owed SET
        moved_at = GREATEST(owed.moved_at, added.moved_at),
        begun_at = LEAST(owed.begun_at, added.begun_at),
        redated_at = GREATEST(owed.redated_at, added.redated_at)
    FROM (
        SELECT obligation_id, max(at) AS moved_at, min(at) FILTER (WHERE stage <> 'none') AS begun_at,
            max(at) FILTER (WHERE step = 'redated') AS redated_at
        FROM steps GROUP BY obligation_id
    ) added
    WHERE owed.id = added.obligation_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER reporting_move_tells_its_time AFTER INSERT ON reporting_move REFERENCING NEW TABLE AS steps
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_times_of_moves();

UPDATE reporting_obligation SET
    moved_at = told.moved_at, begun_at = told.begun_at, redated_at = told.redated_at
FROM (
    SELECT obligation_id, max(at) AS moved_at, min(at) FILTER (WHERE stage <> 'none') AS begun_at,
        max(at) FILTER (WHERE step = 'redated') AS redated_at
    FROM reporting_move GROUP BY obligation_id
) told
WHERE id = told.obligation_id;
"""
BACKWARD = """
DROP TRIGGER reporting_move_tells_its_time ON reporting_move;
DROP FUNCTION reporting_times_of_moves();
"""


class Migration(migrations.Migration):
    dependencies = (("reporting", "0005_forms_that_came_back"),)
    operations = (
        migrations.AddField("obligation", "moved_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("obligation", "begun_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("obligation", "redated_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunSQL(FORWARD, BACKWARD),
    )
