from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("agencies", "0002_time_holds_together"),)
    operations = (migrations.AddField(model_name="invitation", name="sent_at", field=models.DateTimeField(null=True)),)
