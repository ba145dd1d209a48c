"""Mail leaves by the background jobs: no page waits for a mail server, and none falls with it."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

#: The job of `jobs.py`, by name.
JOB = "lib.send_mail"
#: For every job that sends mail: tries again after 4, 16, 64 … seconds, for somewhat more than an hour in all.
AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4)


class QueueBackend(BaseEmailBackend):
    """Queues each message in the transaction that sends it.

    Plain text only: refuses attachments and other bodies rather than dropping them. What holds a secret (a link that
    opens something) must not lie in the queue: a job of its own makes it and calls `send_now`.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments or getattr(message, "alternatives", None):
                raise NotImplementedError("Only plain text can be queued.")
            app.configure_task(JOB, allow_unknown=True).defer(
                subject=str(message.subject), body=str(message.body), sender=message.from_email, to=list(message.to)
            )
        return len(email_messages)


def send_now(*, subject: str, body: str, to: list[str], sender: str | None = None) -> None:
    """Hand one message to the mail server at once, from within a job; whatever the server says against it is raised."""
    EmailMessage(subject, body, sender, to, connection=get_connection(settings.MAIL_BACKEND)).send()
