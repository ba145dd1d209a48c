"""An obligation keeps the local day of its first valid report: to work it out took a third of counting a ledger."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models.functions import TruncDate


class Migration(migrations.Migration):
    dependencies = (("reporting", "0006_past_days_told_quickly"),)
    operations = (
        migrations.AddField(
            "obligation",
            "first_valid_on",
            models.GeneratedField(
                expression=TruncDate("first_valid_at"), output_field=models.DateField(), db_persist=True
            ),
        ),
    )
