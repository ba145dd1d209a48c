from __future__ import annotations

from decimal import Decimal

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_time_holds_together"),
        ("plans", "0003_documents_belong_to_agencies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="province",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="agencies.agency",
            ),
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="agencies.agency"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="plans.assignment"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["assignment", "position"],
            },
        ),
        migrations.CreateModel(
            name="HeirChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True, default="")),
                ("chosen_at", models.DateTimeField()),
                (
                    "change",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="heir_choices",
                        to="agencies.change",
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "heir",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties_taken_over",
                        to="agencies.agency",
                    ),
                ),
                (
                    "holding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="plans.holding"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Meaning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folded", models.TextField()),
                ("kind", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=16)),
                ("is_open", models.BooleanField(default=False)),
                ("is_sure", models.BooleanField(default=False)),
                ("confidence", models.DecimalField(decimal_places=2, default=Decimal(0), max_digits=3)),
                ("reason", models.CharField(max_length=32)),
                ("reason_detail", models.TextField(blank=True, default="")),
                (
                    "candidates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("resolved_at", models.DateTimeField()),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meaning", to="plans.assignment"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meanings", to="plans.plan"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.UniqueConstraint(fields=("assignment", "agency"), name="holding_once"),
        ),
        migrations.AddIndex(
            model_name="heirchoice",
            index=models.Index(
                models.F("holding"), models.OrderBy(models.F("id"), descending=True), name="heirchoice_last"
            ),
        ),
        migrations.AddConstraint(
            model_name="heirchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("heir__isnull", False), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="heirchoice_end_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="heirchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("change__isnull", False), ("on__isnull", True)),
                    models.Q(("change__isnull", True), ("on__isnull", False)),
                    _connector="OR",
                ),
                name="heirchoice_by_change_or_day",
            ),
        ),
        migrations.AddIndex(
            model_name="meaning",
            index=models.Index(fields=["plan", "state"], name="meaning_in_plan"),
        ),
        migrations.AddIndex(
            model_name="meaning",
            index=models.Index(
                condition=models.Q(("state", "to_settle")), fields=["state", "plan"], name="meaning_to_settle"
            ),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["agency", "collective", "open", "unknown"])), name="meaning_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["settled", "to_settle"])), name="meaning_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "settled"), _negated=True),
                    models.Q(("is_sure", True), models.Q(("kind", "unknown"), _negated=True)),
                    _connector="OR",
                ),
                name="meaning_settled_when_sure",
            ),
        ),
        migrations.AddConstraint(
            model_name="meaning",
            constraint=models.CheckConstraint(
                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)), name="meaning_confidence_share"
            ),
        ),
    ]
