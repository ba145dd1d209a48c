from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0006_who_made_a_draft_checks_it"),
    )
    operations = (
        migrations.AlterField(
            model_name="plan",
            name="keeper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_plans",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    )
