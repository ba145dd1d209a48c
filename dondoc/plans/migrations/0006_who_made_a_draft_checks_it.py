from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def keep(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("plans", "Plan").objects.filter(keeper=None).update(keeper=F("created_by"))


class Migration(migrations.Migration):
    dependencies = (("plans", "0005_who_checks_a_draft"),)
    operations = (migrations.RunPython(keep, migrations.RunPython.noop),)
