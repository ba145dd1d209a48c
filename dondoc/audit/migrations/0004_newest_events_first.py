from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("audit", "0003_for_which_agency"),)
    operations = (migrations.AddIndex("event", models.Index(fields=["-at", "-id"], name="event_newest")),)
