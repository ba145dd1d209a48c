"""Who may what follows from posts now; those of administrators were made before this column goes."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (
        ("accounts", "0004_people_found_by_words"),
        ("agencies", "0004_administrators_hold_posts"),
    )
    operations = (migrations.RemoveField("user", "role"),)
