from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("reporting", "0002_what_was_sent_stays"),)
    operations = (migrations.AddField(model_name="answer", name="is_gone", field=models.BooleanField(default=False)),)
