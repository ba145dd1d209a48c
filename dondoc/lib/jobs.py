"""Sending mail in the background."""

from __future__ import annotations

from procrastinate.contrib.django import app

from dondoc.lib import mail


@app.task(name=mail.JOB, queue="mail", retry=mail.AGAIN)
def send_mail(subject: str, body: str, sender: str, to: list[str]) -> None:
    """Hand one message to the mail server."""
    mail.send_now(subject=subject, body=body, sender=sender, to=to)
