"""Mail through a real mail server of the test's own."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from tests.jobs import run_jobs
from tests.mailbox import Mailbox


@pytest.mark.django_db(transaction=True)
def test_a_message_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    send_mail(
        "Nhắc việc: còn 3 ngày", "Kính gửi chị Lan,\n\n…", "Đôn Đốc <dondoc@songlam.example>", ["lan@songlam.example"]
    )
    assert mailbox.letters == []
    run_jobs()
    (letter,) = mailbox.letters
    assert letter["Subject"] == "Nhắc việc: còn 3 ngày"
    assert letter["From"] == "Đôn Đốc <dondoc@songlam.example>"
    assert letter["To"] == "lan@songlam.example"
    assert letter.get_content().startswith("Kính gửi chị Lan,")


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_sends_nothing(mailbox: Mailbox) -> None:
    with transaction.atomic():
        send_mail("x", "y", None, ["lan@songlam.example"])
        transaction.set_rollback(True)
    run_jobs()
    assert mailbox.letters == []


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_is_tried_again(mailbox: Mailbox, settings: Settings) -> None:
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    send_mail("x", "y", None, ["lan@songlam.example"])
    run_jobs()
    job = ProcrastinateJob.objects.filter(task_name="lib.send_mail").latest("id")
    assert (job.status, job.attempts, mailbox.letters) == ("todo", 1, [])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")
    settings.EMAIL_PORT = there
    run_jobs()
    assert len(mailbox.letters) == 1


@pytest.mark.django_db(transaction=True)
def test_what_would_be_lost_on_the_way_is_refused(mailbox: Mailbox) -> None:
    message = EmailMultiAlternatives("x", "y", None, ["lan@songlam.example"])
    message.attach("report.docx", b"x")
    with pytest.raises(NotImplementedError):
        message.send()
