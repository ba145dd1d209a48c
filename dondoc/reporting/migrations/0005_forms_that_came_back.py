from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("evidence", "0001_files_stored_once"),
        ("reporting", "0004_rows_in_time_as_they_are_now"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255)),
                ("filled", models.JSONField()),
                ("read_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(null=True)),
                ("written", models.PositiveIntegerField(default=0)),
                ("outcome", models.JSONField(default=list)),
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.storedfile"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="reporting.revision"
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "file"), name="upload_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applied_at__isnull", False), ("applied_by__isnull", False)),
                            models.Q(("applied_at__isnull", True), ("applied_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="upload_applied_at_with_applied_by",
                    ),
                ],
            },
        ),
    )
