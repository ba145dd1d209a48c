from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Concat

from dondoc.lib.search import Fold


class Migration(migrations.Migration):
    dependencies = (
        ("lib", "0001_fold"),
        ("accounts", "0003_email_addresses_in_step"),
    )
    operations = (
        migrations.AddField(
            "user",
            "words",
            models.GeneratedField(
                expression=SearchVector(Fold(Concat("full_name", models.Value(" "), "username")), config="simple"),
                output_field=SearchVectorField(),
                db_persist=True,
            ),
        ),
        migrations.AddIndex("user", GinIndex(fields=["words"], name="person_by_words")),
    )
