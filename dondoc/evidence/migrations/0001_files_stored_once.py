import django.db.models.deletion
import dondoc.evidence.enums
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=127)),
                ('stored_at', models.DateTimeField()),
                ('scan', models.CharField(default=dondoc.evidence.enums.Scan['UNSCANNED'], max_length=16)),
                ('scanned_at', models.DateTimeField(null=True)),
                ('stored_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('scan__in', ['clean', 'infected']), _negated=True), fields=['stored_at'], name='storedfile_to_scan')],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='storedfile_not_empty'), models.CheckConstraint(condition=models.Q(('scan__in', ['unscanned', 'waiting', 'clean', 'infected'])), name='storedfile_scan_known'), models.CheckConstraint(condition=models.Q(models.Q(('scan__in', ['clean', 'infected']), ('scanned_at__isnull', False)), models.Q(models.Q(('scan__in', ['clean', 'infected']), _negated=True), ('scanned_at__isnull', True)), _connector='OR'), name='storedfile_scanned_at_when_scanned')],
            },
        ),
        migrations.CreateModel(
            name='FileContent',
            fields=[
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='content', serialize=False, to='evidence.storedfile')),
                ('data', models.BinaryField()),
            ],
        ),
    ]
