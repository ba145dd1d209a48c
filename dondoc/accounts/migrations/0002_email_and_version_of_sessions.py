"""A work e-mail to sign in with, and a number that ends all sessions; tries are counted in the cache from now on."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_people_and_failed_sign_ins"),)
    # allauth's own migrations look for the e-mail of people.
    run_before = (("account", "0001_initial"),)
    operations = (
        migrations.DeleteModel("SignInFailure"),
        migrations.AddField("user", "email", models.EmailField("work e-mail", max_length=254, blank=True)),
        migrations.AddField("user", "sessions_version", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddConstraint(
            "user",
            models.UniqueConstraint("email", condition=~models.Q(email=""), name="email_of_one_person"),
        ),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_small_letters"),
        ),
    )
