import django.db.models.deletion
import dondoc.progress.enums
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('evidence', '0001_files_stored_once'),
        ('plans', '0007_somebody_checks_each_draft'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField()),
                ('said_at', models.DateTimeField()),
                ('state', models.CharField(max_length=16)),
                ('text', models.TextField(blank=True, default='')),
                ('product_number', models.CharField(blank=True, default='', max_length=64)),
                ('product_on', models.DateField(null=True)),
                ('product_name', models.TextField(blank=True, default='')),
                ('amount_done', models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                ('amount_planned', models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                ('unit', models.CharField(blank=True, default='', max_length=64)),
                ('done_on', models.DateField(null=True)),
                ('confirmer', models.CharField(blank=True, default='', max_length=16)),
                ('source', models.CharField(default=dondoc.progress.enums.Source['HAND'], max_length=16)),
                ('report', models.BigIntegerField(null=True)),
                ('report_name', models.CharField(blank=True, default='', max_length=255)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='plans.holding')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['said_at', 'pk'],
                'indexes': [models.Index(models.F('holding'), models.OrderBy(models.F('said_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='entry_last'), models.Index(fields=['recorded_at'], name='entry_recorded')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['not_begun', 'under_way', 'done', 'cannot'])), name='entry_state_known'), models.CheckConstraint(condition=models.Q(('source__in', ['hand', 'report'])), name='entry_source_known'), models.CheckConstraint(condition=models.Q(('confirmer__in', ['focal', 'supervising', 'leader', ''])), name='entry_confirmer_known'), models.CheckConstraint(condition=models.Q(('said_at__lte', models.F('recorded_at'))), name='entry_said_before_recorded'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on__isnull', True)), _connector='OR'), name='entry_done_on_when_done'), models.CheckConstraint(condition=models.Q(models.Q(('product_number', ''), ('product_on__isnull', True)), models.Q(models.Q(('product_number', ''), _negated=True), ('product_on__isnull', False)), _connector='OR'), name='entry_product_number_with_date'), models.CheckConstraint(condition=models.Q(('confirmer', ''), ('state', 'done'), _connector='OR'), name='entry_confirmed_when_done'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cannot'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='entry_cannot_has_reason'), models.CheckConstraint(condition=models.Q(('amount_done__isnull', True), ('amount_done__gte', 0), _connector='OR'), name='entry_amount_done'), models.CheckConstraint(condition=models.Q(('amount_planned__isnull', True), ('amount_planned__gt', 0), _connector='OR'), name='entry_amount_planned'), models.CheckConstraint(condition=models.Q(models.Q(('report__isnull', False), ('source', 'report')), models.Q(('report__isnull', True), ('source', 'hand')), _connector='OR'), name='entry_report_when_from_one'), models.UniqueConstraint(fields=('holding', 'report'), name='entry_once_a_report')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(max_length=16)),
                ('reason', models.TextField(blank=True, default='')),
                ('given_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='progress.entry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['confirmed', 'sent_back'])), name='confirmation_verdict_known'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'sent_back'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='confirmation_back_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='EntryFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='progress.entry')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.storedfile')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'file'), name='entryfile_once')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('from_on', models.DateField()),
                ('wanted_on', models.DateField()),
                ('granted', models.BooleanField(null=True)),
                ('granted_on', models.DateField(null=True)),
                ('decision', models.TextField(blank=True, default='')),
                ('decided_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='plans.holding')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), _connector='OR'), name='extension_decided_at_with_decided_by'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='extension_has_reason'), models.CheckConstraint(condition=models.Q(('wanted_on__gt', models.F('from_on'))), name='extension_wants_later'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('granted__isnull', True)), models.Q(('decided_at__isnull', False), ('granted__isnull', False)), _connector='OR'), name='extension_granted_or_not_when_decided'), models.CheckConstraint(condition=models.Q(models.Q(('granted', True), ('granted_on__gt', models.F('from_on')), ('granted_on__isnull', False)), models.Q(('granted_on__isnull', True), models.Q(('granted__isnull', True), ('granted', False), _connector='OR')), _connector='OR'), name='extension_granted_on_when_granted'), models.CheckConstraint(condition=models.Q(models.Q(('granted', False), _negated=True), models.Q(('decision', ''), _negated=True), _connector='OR'), name='extension_refusal_has_reason'), models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('holding',), name='extension_one_open')],
            },
        ),
        migrations.CreateModel(
            name='PlanRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('confirms', models.BooleanField()),
                ('confirmer', models.CharField(blank=True, default='', max_length=16)),
                ('set_at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress_rules', to='plans.plan')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('confirmer__in', ['focal', 'supervising', 'leader', ''])), name='planrule_confirmer_known'), models.CheckConstraint(condition=models.Q(models.Q(('confirms', True), models.Q(('confirmer', ''), _negated=True)), models.Q(('confirmer', ''), ('confirms', False)), _connector='OR'), name='planrule_confirmer_when_confirms')],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('on', models.DateField()),
                ('reason', models.TextField()),
                ('basis', models.CharField(blank=True, default='', max_length=120)),
                ('withdrawn_at', models.DateTimeField()),
                ('by_task', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='took_the_place_of', to='plans.task')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='plans.task')),
                ('withdrawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(models.F('task'), models.OrderBy(models.F('id'), descending=True), name='withdrawal_last')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['cancelled', 'superseded', 'restored'])), name='withdrawal_kind_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='withdrawal_has_reason'), models.CheckConstraint(condition=models.Q(('by_task__isnull', True), ('kind', 'superseded'), _connector='OR'), name='withdrawal_by_task_when_superseded'), models.CheckConstraint(condition=models.Q(('by_task__isnull', True), models.Q(('by_task', models.F('task')), _negated=True), _connector='OR'), name='withdrawal_by_another_task')],
            },
        ),
    ]
