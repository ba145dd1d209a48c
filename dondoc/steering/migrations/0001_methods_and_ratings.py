import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import dondoc.steering.enums
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0005_names_are_kept_in_order'),
    ]

    operations = [
        migrations.CreateModel(
            name='Method',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('basis', models.CharField(blank=True, default='', max_length=255)),
                ('reason', models.TextField(blank=True, default='')),
                ('least_measured', models.DecimalField(decimal_places=4, default=Decimal('0.5'), max_digits=5)),
                ('is_example', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='methods', to='agencies.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['agency', '-valid'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='method_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='method_has_name'), models.CheckConstraint(condition=models.Q(('least_measured__gte', 0), ('least_measured__lte', 1)), name='method_least_share')],
            },
        ),
        migrations.CreateModel(
            name='IssuedRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('number', models.CharField(blank=True, default='', max_length=120)),
                ('sha256', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued', to='steering.method')),
            ],
            options={
                'ordering': ['-issued_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='issuedrating_forward')],
            },
        ),
        migrations.CreateModel(
            name='Component',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('measure', models.CharField(max_length=32)),
                ('weight', models.DecimalField(decimal_places=4, max_digits=9)),
                ('scoring', models.CharField(max_length=16)),
                ('zero_at', models.DecimalField(decimal_places=6, max_digits=12, null=True)),
                ('full_at', models.DecimalField(decimal_places=6, max_digits=12, null=True)),
                ('unmeasured', models.CharField(default=dondoc.steering.enums.Unmeasured['LEAVE_OUT'], max_length=16)),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='components', to='steering.method')),
            ],
            options={
                'ordering': ['method', 'position'],
                'constraints': [models.CheckConstraint(condition=models.Q(('measure__in', ['reports_on_time', 'reports_sent', 'returns', 'nil_returns', 'tasks_done', 'tasks_on_time', 'undated_done', 'indicators_on_path'])), name='component_measure_known'), models.CheckConstraint(condition=models.Q(('scoring__in', ['linear', 'steps'])), name='component_scoring_known'), models.CheckConstraint(condition=models.Q(('unmeasured__in', ['leave_out', 'needed'])), name='component_unmeasured_known'), models.CheckConstraint(condition=models.Q(('weight__gt', 0)), name='component_weighs_something'), models.CheckConstraint(condition=models.Q(models.Q(('full_at__isnull', True), ('scoring', dondoc.steering.enums.Scoring['STEPS']), ('zero_at__isnull', True)), models.Q(('full_at__isnull', False), ('scoring', dondoc.steering.enums.Scoring['LINEAR']), ('zero_at__isnull', False)), _connector='OR'), name='component_anchors_when_linear'), models.CheckConstraint(condition=models.Q(('zero_at__isnull', True), models.Q(('zero_at', models.F('full_at')), _negated=True), _connector='OR'), name='component_anchors_apart'), models.UniqueConstraint(fields=('method', 'measure'), name='component_measure_once'), models.UniqueConstraint(fields=('method', 'position'), name='component_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DecimalField(decimal_places=4, max_digits=7)),
                ('name', models.CharField(max_length=120)),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='steering.method')),
            ],
            options={
                'ordering': ['method', '-since'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='band_has_name'), models.CheckConstraint(condition=models.Q(('since__gte', 0), ('since__lte', 100)), name='band_since_of_100'), models.UniqueConstraint(fields=('method', 'since'), name='band_once')],
            },
        ),
        migrations.CreateModel(
            name='Rated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('group', models.CharField(max_length=16)),
                ('score', models.CharField(blank=True, default='', max_length=200)),
                ('place', models.PositiveSmallIntegerField(null=True)),
                ('band', models.CharField(blank=True, default='', max_length=120)),
                ('working', models.JSONField(default=list)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('issued', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='steering.issuedrating')),
            ],
            options={
                'ordering': ['issued', 'group', 'place', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('group__in', ['departments', 'localities'])), name='rated_group_known'), models.CheckConstraint(condition=models.Q(models.Q(('band', ''), ('place__isnull', True), ('score', '')), models.Q(models.Q(('score', ''), _negated=True), ('place__isnull', False)), _connector='OR'), name='rated_with_place'), models.UniqueConstraint(fields=('issued', 'agency'), name='rated_once')],
            },
        ),
        migrations.CreateModel(
            name='ScoreStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DecimalField(decimal_places=6, max_digits=12)),
                ('points', models.DecimalField(decimal_places=4, max_digits=7)),
                ('component', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='steering.component')),
            ],
            options={
                'ordering': ['component', 'since'],
                'constraints': [models.CheckConstraint(condition=models.Q(('points__gte', 0), ('points__lte', 100)), name='scorestep_points_of_100'), models.UniqueConstraint(fields=('component', 'since'), name='scorestep_once')],
            },
        ),
    ]
