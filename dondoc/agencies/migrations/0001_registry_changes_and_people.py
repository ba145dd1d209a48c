import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import dondoc.agencies.enums
import dondoc.lib.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('lib', '0001_fold'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('sureness', models.CharField(default=dondoc.agencies.enums.Sureness['HIGH'], max_length=8)),
                ('source', models.TextField(blank=True, default='')),
                ('starter', models.CharField(blank=True, default='', max_length=64)),
                ('version', models.PositiveIntegerField(default=1)),
                ('serves', models.ManyToManyField(blank=True, related_name='regional_bodies', to='agencies.agency')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GistIndex(fields=['valid'], name='agency_by_life')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='agency_valid_holds_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(blank=True, default='', max_length=200)),
                ('kind', models.CharField(max_length=16)),
                ('on', models.DateField()),
                ('basis', models.TextField(blank=True, default='')),
                ('note', models.TextField(blank=True, default='')),
                ('sureness', models.CharField(default=dondoc.agencies.enums.Sureness['HIGH'], max_length=8)),
                ('source', models.TextField(blank=True, default='')),
                ('prepared', models.JSONField(blank=True, default=dict)),
                ('created_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('agencies', models.ManyToManyField(related_name='changes', to='agencies.agency')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='change_key_once'), models.CheckConstraint(condition=models.Q(('done_by__isnull', True), ('done_at__isnull', False), _connector='OR'), name='change_done_by_with_at')],
            },
        ),
        migrations.CreateModel(
            name='Answering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('state', models.CharField(max_length=8)),
                ('heir', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers_for', to='agencies.agency')),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answered', to='agencies.agency')),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agencies.change')),
            ],
            options={
                'ordering': ['origin', 'valid'],
                'indexes': [django.contrib.postgres.indexes.GistIndex(fields=['valid'], name='answering_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='answering_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('heir__isnull', False), ('state__in', ['self', 'heir'])), models.Q(('heir__isnull', True), ('state__in', ['choose', 'ended'])), _connector='OR'), name='answering_heir_with_state')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('full_name', models.CharField(max_length=150)),
                ('title', models.CharField(blank=True, default='', max_length=200)),
                ('role', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('created_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='agencies.agency')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_accepted_or_withdrawn'), models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('email', 'agency', 'role'), name='invitation_open_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='NameAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrase', models.TextField()),
                ('folded', models.TextField()),
                ('is_open', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField()),
                ('agencies', models.ManyToManyField(blank=True, related_name='name_answers_about', to='agencies.agency')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('province', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='name_answers', to='agencies.agency')),
            ],
            options={
                'ordering': ['folded'],
                'constraints': [models.CheckConstraint(condition=models.Q(('folded', ''), _negated=True), name='nameanswer_says_something'), models.UniqueConstraint(fields=('province', 'folded'), name='nameanswer_once')],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('name', models.CharField(max_length=400)),
                ('short_name', models.CharField(max_length=300)),
                ('kind', models.CharField(max_length=32)),
                ('level', models.CharField(max_length=16)),
                ('code', models.CharField(blank=True, default='', max_length=35)),
                ('place', models.CharField(blank=True, default='', max_length=120)),
                ('place_kind', models.CharField(blank=True, default='', max_length=40)),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(dondoc.lib.search.Fold(django.db.models.functions.text.Concat('name', models.Value(' '), 'short_name', models.Value(' '), 'code', models.Value(' '), output_field=models.TextField())), config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='agencies.agency')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_phases', to='agencies.agency')),
                ('province', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='phases_within', to='agencies.agency')),
            ],
            options={
                'ordering': ['agency', 'valid'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='phase_by_words'), models.Index(fields=['province', 'kind'], name='phase_in_province'), models.Index(condition=models.Q(('code', ''), _negated=True), fields=['code'], name='phase_by_code')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='phase_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('short_name', ''), _negated=True)), name='phase_has_names')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40)),
                ('matter', models.CharField(blank=True, default='', max_length=80)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('created_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='agencies.agency')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='post_valid_holds_a_day'), models.CheckConstraint(condition=models.Q(('agency__isnull', False), ('role', 'administrator'), _connector='OR'), name='post_in_an_agency')],
            },
        ),
        migrations.CreateModel(
            name='Deputising',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputisings', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputisings', to='agencies.post')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='deputising_valid_holds_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(dondoc.lib.search.Fold(django.db.models.functions.text.Concat('text', models.Value(' '), output_field=models.TextField())), config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='agencies.agency')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='spelling_by_words')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='spelling_says_something'), models.UniqueConstraint(fields=('agency', 'text'), name='spelling_once')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.TextField(blank=True, default='')),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='agencies.change')),
                ('heir', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='agencies.agency')),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passed_on', to='agencies.agency')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('origin', models.F('heir')), _negated=True), name='succession_to_another'), models.UniqueConstraint(fields=('change', 'origin', 'heir', 'scope'), name='succession_once')],
            },
        ),
    ]
