"""What was a role of the account becomes a post: the administrators' has no agency, so that nobody is shut out.

The other roles belong to agencies that only a person can name: their holders keep their accounts and get posts from an
administrator.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone


def give_posts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    users = apps.get_model("accounts", "User")
    posts = apps.get_model("agencies", "Post")
    held = posts.objects.filter(role="administrator").values("person")
    posts.objects.bulk_create(
        posts(person=user, role="administrator", valid=DateRange(None, None), created_at=timezone.now())
        for user in users.objects.filter(role="administrator").exclude(pk__in=held)
    )


class Migration(migrations.Migration):
    dependencies = (
        ("accounts", "0001_people_and_failed_sign_ins"),
        ("agencies", "0003_when_invitations_were_sent"),
    )
    operations = (migrations.RunPython(give_posts, migrations.RunPython.noop),)
