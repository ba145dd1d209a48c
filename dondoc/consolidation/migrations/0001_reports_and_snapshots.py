import django.db.models.deletion
import dondoc.consolidation.enums
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0005_names_are_kept_in_order'),
        ('evidence', '0001_files_stored_once'),
        ('plans', '0007_somebody_checks_each_draft'),
        ('reporting', '0003_answers_no_longer_asked'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField()),
                ('issuer', models.CharField(max_length=255)),
                ('superior', models.CharField(blank=True, default='', max_length=255)),
                ('signs', models.CharField(max_length=64)),
                ('number', models.PositiveIntegerField(null=True)),
                ('place', models.CharField(blank=True, default='', max_length=64)),
                ('dated_on', models.DateField(null=True)),
                ('to', models.TextField(blank=True, default='')),
                ('grounds', models.TextField(blank=True, default='')),
                ('opening', models.TextField(blank=True, default='')),
                ('closing', models.TextField(blank=True, default='')),
                ('recipients', models.TextField(blank=True, default='')),
                ('archive', models.CharField(blank=True, default='VT', max_length=255)),
                ('signature_lines', models.TextField(blank=True, default='')),
                ('signer', models.CharField(blank=True, default='', max_length=255)),
                ('as_of', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('facts_version', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField()),
                ('issued_at', models.DateTimeField(null=True)),
                ('discarded_at', models.DateTimeField(null=True)),
                ('discarded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='composed_reports', to='agencies.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('obligation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consolidations', to='reporting.obligation')),
                ('supplements', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supplementing', to='consolidation.report')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('issued_at__isnull', False), ('issued_by__isnull', False)), models.Q(('issued_at__isnull', True), ('issued_by__isnull', True)), _connector='OR'), name='report_issued_at_with_issued_by'), models.CheckConstraint(condition=models.Q(models.Q(('discarded_at__isnull', False), ('discarded_by__isnull', False)), models.Q(('discarded_at__isnull', True), ('discarded_by__isnull', True)), _connector='OR'), name='report_discarded_at_with_discarded_by'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('issuer', ''), _negated=True), models.Q(('signs', ''), _negated=True)), name='report_named'), models.CheckConstraint(condition=models.Q(('issued_at__isnull', True), models.Q(('dated_on__isnull', False), ('discarded_at__isnull', True), ('number__isnull', False)), _connector='OR'), name='report_issued_with_number_and_day'), models.CheckConstraint(condition=models.Q(('supplements', models.F('pk')), _negated=True), name='report_supplements_another'), models.UniqueConstraint(condition=models.Q(('discarded_at__isnull', True), ('issued_at__isnull', True)), fields=('supplements',), name='report_one_supplement_under_way')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=8)),
                ('part', models.SlugField(blank=True, default='', max_length=32)),
                ('text', models.TextField(blank=True, default='')),
                ('is_own', models.BooleanField(default=False)),
                ('is_left_out', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('task', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.task')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='consolidation.report')),
            ],
            options={
                'ordering': ['report', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('about__in', ['task', 'part'])), name='passage_about_known'), models.CheckConstraint(condition=models.Q(models.Q(('about', dondoc.consolidation.enums.About['TASK']), ('part', ''), ('task__isnull', False)), models.Q(('about', dondoc.consolidation.enums.About['PART']), ('task__isnull', True), models.Q(('part', ''), _negated=True)), _connector='OR'), name='passage_about_one_thing'), models.UniqueConstraint(condition=models.Q(('about', dondoc.consolidation.enums.About['TASK'])), fields=('report', 'task'), name='passage_task_once'), models.UniqueConstraint(condition=models.Q(('about', dondoc.consolidation.enums.About['PART'])), fields=('report', 'part'), name='passage_part_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('period', models.CharField(max_length=10)),
                ('regime', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.regime')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='consolidation.report')),
            ],
            options={
                'ordering': ['report', 'position'],
                'constraints': [models.UniqueConstraint(fields=('report', 'regime', 'period'), name='reportsource_once'), models.UniqueConstraint(fields=('report', 'position'), name='reportsource_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='snapshot', to='consolidation.report')),
            ],
        ),
        migrations.CreateModel(
            name='SnapshotFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=8)),
                ('sha256', models.CharField(max_length=64)),
                ('data', models.BinaryField()),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='consolidation.snapshot')),
            ],
            options={
                'ordering': ['snapshot', 'format'],
                'indexes': [models.Index(fields=['sha256'], name='snapshotfile_by_hash')],
                'constraints': [models.CheckConstraint(condition=models.Q(('format__in', ['docx', 'xlsx', 'pdf'])), name='snapshotfile_format_known'), models.UniqueConstraint(fields=('snapshot', 'format'), name='snapshotfile_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('name', models.CharField(blank=True, default='', max_length=255)),
                ('uploaded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='agencies.agency')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.storedfile')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['agency', 'since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Used',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.obligation')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.revision')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='used', to='consolidation.snapshot')),
            ],
            options={
                'ordering': ['snapshot', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('snapshot', 'obligation'), name='used_once')],
            },
        ),
        migrations.CreateModel(
            name='PassageSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='reporting.answer')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='consolidation.passage')),
            ],
            options={
                'ordering': ['passage', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('passage', 'answer'), name='passagesource_once')],
            },
        ),
    ]
