from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0004_duties_of_agencies"),
    )
    operations = (
        migrations.AddField(
            model_name="plan",
            name="keeper",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_plans",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    )
