import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import dondoc.reporting.enums
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0005_names_are_kept_in_order'),
        ('evidence', '0001_files_stored_once'),
        ('plans', '0007_somebody_checks_each_draft'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('position', models.PositiveIntegerField()),
                ('part', models.SlugField(blank=True, default='', max_length=32)),
                ('title', models.CharField(blank=True, default='', max_length=255)),
                ('state', models.CharField(blank=True, default='', max_length=16)),
                ('text', models.TextField(blank=True, default='')),
                ('product_number', models.CharField(blank=True, default='', max_length=64)),
                ('product_on', models.DateField(null=True)),
                ('product_name', models.CharField(blank=True, default='', max_length=255)),
                ('amount_done', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('amount_planned', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('unit', models.CharField(blank=True, default='', max_length=64)),
                ('value', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('is_carried', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(null=True)),
                ('holding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='plans.holding')),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='plans.indicator')),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['revision', 'position'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['task', 'indicator', 'part'])), name='answer_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['not_begun', 'under_way', 'done', 'cannot', ''])), name='answer_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('saved_at__isnull', False), ('saved_by__isnull', False)), models.Q(('saved_at__isnull', True), ('saved_by__isnull', True)), _connector='OR'), name='answer_saved_at_with_saved_by'), models.CheckConstraint(condition=models.Q(models.Q(('holding__isnull', False), ('indicator__isnull', True), ('kind', dondoc.reporting.enums.AnswerKind['TASK']), ('part', '')), models.Q(('indicator__isnull', False), ('kind', dondoc.reporting.enums.AnswerKind['INDICATOR']), ('part', '')), models.Q(('holding__isnull', True), ('indicator__isnull', True), ('kind', dondoc.reporting.enums.AnswerKind['PART']), models.Q(('part', ''), _negated=True)), _connector='OR'), name='answer_about_one_thing'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('kind', dondoc.reporting.enums.AnswerKind['INDICATOR']), _connector='OR'), name='answer_value_of_it')],
            },
        ),
        migrations.CreateModel(
            name='ClosingDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=16)),
                ('kind', models.CharField(max_length=16)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('day', models.PositiveSmallIntegerField()),
                ('months', models.SmallIntegerField()),
                ('basis', models.CharField(max_length=255)),
            ],
            options={
                'ordering': ['scheme', 'kind', 'valid'],
                'constraints': [models.CheckConstraint(condition=models.Q(('scheme__in', ['nd09', 'calendar'])), name='closingday_scheme_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['month', 'quarter', 'half', 'nine_months', 'year', 'once'])), name='closingday_kind_known'), models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='closingday_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(('day__gte', 1), ('day__lte', 31)), name='closingday_day_of_a_month'), models.UniqueConstraint(fields=('scheme', 'kind', 'valid'), name='closingday_once')],
            },
        ),
        migrations.CreateModel(
            name='Regime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('made_at', models.DateTimeField()),
                ('duty', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='regimes', to='plans.reportingduty')),
                ('gathers_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gathered', to='reporting.regime')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_regimes', to='agencies.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='regimes', to='plans.plan')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='regime_has_name'), models.CheckConstraint(condition=models.Q(('gathers_into', models.F('pk')), _negated=True), name='regime_not_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='RegimeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('rhythm', models.CharField(max_length=16)),
                ('due', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), size=None)),
                ('is_before', models.BooleanField(default=True)),
                ('scheme', models.CharField(default=dondoc.reporting.enums.Scheme['DECREE'], max_length=16)),
                ('senders', models.CharField(max_length=16)),
                ('asks_tasks', models.BooleanField(default=True)),
                ('asks_indicators', models.BooleanField(default=True)),
                ('reason', models.TextField(blank=True, default='')),
                ('made_at', models.DateTimeField()),
                ('chosen', models.ManyToManyField(blank=True, related_name='+', to='agencies.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received_regimes', to='agencies.agency')),
                ('regime', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='reporting.regime')),
            ],
            options={
                'ordering': ['regime', 'valid'],
                'constraints': [models.CheckConstraint(condition=models.Q(('rhythm__in', ['monthly', 'quarterly', 'semiannual', 'nine_months', 'annual', 'once'])), name='regimeversion_rhythm_known'), models.CheckConstraint(condition=models.Q(('scheme__in', ['nd09', 'calendar'])), name='regimeversion_scheme_known'), models.CheckConstraint(condition=models.Q(('senders__in', ['duty', 'leads', 'chosen'])), name='regimeversion_senders_known'), models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='regimeversion_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(('due__len__gt', 0)), name='regimeversion_has_due')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.SlugField(default=dondoc.reporting.enums.Part['DONE'], max_length=32)),
                ('title', models.CharField(max_length=255)),
                ('is_required', models.BooleanField(default=False)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='reporting.regimeversion')),
            ],
            options={
                'ordering': ['version', 'position'],
                'constraints': [models.UniqueConstraint(fields=('version', 'key'), name='question_key_once'), models.UniqueConstraint(fields=('version', 'position'), name='question_position_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='question_has_title')],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=10)),
                ('kind', models.CharField(max_length=16)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('due_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('stage', models.CharField(default=dondoc.reporting.enums.Stage['NONE'], max_length=16)),
                ('is_nil', models.BooleanField(default=False)),
                ('first_valid_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='agencies.agency')),
                ('handed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='reporting.obligation')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='expected_reports', to='agencies.agency')),
                ('regime', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='reporting.regime')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='reporting.regimeversion')),
            ],
            options={
                'ordering': ['due_on', 'regime', 'agency'],
                'indexes': [models.Index(fields=['regime', 'period'], name='obligation_of_period'), models.Index(fields=['agency', 'due_on'], name='obligation_of_agency'), models.Index(fields=['receiver', 'due_on'], name='obligation_of_receiver'), models.Index(fields=['due_on'], name='obligation_by_day')],
                'constraints': [models.UniqueConstraint(fields=('regime', 'period', 'agency'), name='obligation_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['month', 'quarter', 'half', 'nine_months', 'year', 'once'])), name='obligation_kind_known'), models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='obligation_window_forward'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('closes_on'))), name='obligation_due_after_window')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='reporting.answer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['answer', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('stage', models.CharField(default=dondoc.reporting.enums.RevisionStage['DRAFT'], max_length=16)),
                ('channel', models.CharField(default=dondoc.reporting.enums.Channel['PAGE'], max_length=16)),
                ('is_nil', models.BooleanField(default=False)),
                ('nil_reason', models.TextField(blank=True, default='')),
                ('letter_number', models.CharField(blank=True, default='', max_length=64)),
                ('letter_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('begun_at', models.DateTimeField()),
                ('saved_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True, default='')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='reporting.obligation')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['obligation', 'number'],
                'constraints': [models.UniqueConstraint(fields=('obligation', 'number'), name='revision_number_once'), models.UniqueConstraint(condition=models.Q(('stage__in', ['draft', 'approving', 'submitted'])), fields=('obligation',), name='revision_one_under_way'), models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'approving', 'submitted', 'returned', 'voided', 'accepted'])), name='revision_stage_known'), models.CheckConstraint(condition=models.Q(('channel__in', ['page', 'file', 'paper'])), name='revision_channel_known'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), _connector='OR'), name='revision_submitted_at_with_submitted_by'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), _connector='OR'), name='revision_decided_at_with_decided_by'), models.CheckConstraint(condition=models.Q(('is_nil', False), models.Q(('nil_reason', ''), _negated=True), _connector='OR'), name='revision_nil_has_reason')],
            },
        ),
        migrations.AddField(
            model_name='obligation',
            name='accepted',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.revision'),
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=32)),
                ('stage', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('stead', models.CharField(blank=True, default='', max_length=255)),
                ('reason', models.TextField(blank=True, default='')),
                ('due_before', models.DateField(null=True)),
                ('due_after', models.DateField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='reporting.obligation')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='reporting.revision')),
            ],
            options={
                'ordering': ['obligation', 'at', 'pk'],
                'indexes': [models.Index(models.F('obligation'), models.OrderBy(models.F('at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='move_last')],
                'constraints': [models.CheckConstraint(condition=models.Q(('step__in', ['made', 'redated', 'opened', 'sent_to_head', 'sent_back', 'submitted', 'returned', 'voided', 'accepted', 'correction_opened', 'correction_sent_to_head', 'correction_sent_back', 'correction_submitted', 'correction_returned', 'correction_accepted', 'excused', 'excuse_lifted', 'handed_over', 'taken_back', 'dropped'])), name='move_step_known'), models.CheckConstraint(condition=models.Q(('stage__in', ['none', 'draft', 'approving', 'submitted', 'returned', 'accepted', 'excused', 'handed_over', 'dropped'])), name='move_stage_known')],
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='reporting.revision'),
        ),
        migrations.CreateModel(
            name='RevisionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.storedfile')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reporting.revision')),
            ],
            options={
                'ordering': ['revision', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('revision', 'file'), name='revisionfile_once')],
            },
        ),
        migrations.CreateModel(
            name='AnswerFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reporting.answer')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.storedfile')),
            ],
            options={
                'ordering': ['answer', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('answer', 'file'), name='answerfile_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['none', 'draft', 'approving', 'submitted', 'returned', 'accepted', 'excused', 'handed_over', 'dropped'])), name='obligation_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', dondoc.reporting.enums.Stage['ACCEPTED']), _negated=True), models.Q(('accepted__isnull', False), ('accepted_at__isnull', False)), _connector='OR'), name='obligation_accepted_by_revision'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['revision', 'position'], name='answer_in_order'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', dondoc.reporting.enums.AnswerKind['TASK'])), fields=('revision', 'holding'), name='answer_task_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', dondoc.reporting.enums.AnswerKind['INDICATOR'])), fields=('revision', 'indicator'), name='answer_indicator_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('part', ''), _negated=True), fields=('revision', 'part'), name='answer_part_once'),
        ),
    ]
