from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from dondoc.home import demo


class Command(BaseCommand):
    """`dondoc manage demo`; also called by `dondoc run`."""

    help = "Bring in the demo province if it is missing; with --accounts, list its accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="only list the accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            message = "This is no demonstration (DONDOC_DEMO=0), so it gets no demo accounts."
            raise CommandError(message)
        if not options["accounts"]:
            demo.prepare()
            with suppress(AlreadyEnqueued):
                # First the pages are to be there.
                story = {"queueing_lock": demo.STORY_JOB, "schedule_in": {"seconds": 15}}
                app.configure_task(demo.STORY_JOB, allow_unknown=True, **story).defer()
            return
        lines = [f"  Tài khoản dùng thử, mật khẩu / Demo accounts, password: {demo.PASSWORD}"]
        lines += [f"    {one.username:<8} {one.full_name}, {one.title}" for one in (*demo.CAST, demo.OTHERS)]
        # Django would paint what goes to stderr red, as if it were an error.
        self.stderr.write("\n".join([*lines, ""]), style_func=str)
