"""E-mails to the clinic's own people: links to a password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.channels.base import SendError
from bot.mailer import LINE, sender
from bot.staff_letters import StaffLetter, compose
from db import attention, resets, staff
from jobs.steps import Act, Step, Task, dropped

PAGE = "/admin/reset/"
"""Where a link leads: the token follows."""


def staff_email(conn: Connection, task: Task) -> Step:
    """Payload {"template": "reset" | "invitation", "staff_id": n, "language": "en", "asked": ISO}. The link is made now."""
    payload = task.row.payload
    account = staff.get(conn, int(payload["staff_id"]))
    if account is None:
        return dropped("no such account")
    until = datetime.fromisoformat(payload["asked"]) + resets.LIFE
    if task.now >= until:
        return dropped("asked for too long ago")
    settings, mailer = task.runtime.settings, task.runtime.mailer
    letter = StaffLetter(
        template=payload["template"],
        language=payload["language"],
        to_email=account.email,
        link=settings.base_url + PAGE + resets.mint(conn, account.id, task.now),
        clinic=task.practice.clinic,
    )
    message = compose(letter, sender=sender(settings), written=task.now)

    def do() -> str | None:
        mailer.send(message)
        return str(message["Message-ID"])

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        detail = f"an e-mail to a colleague: {error.words}"
        attention.raise_(conn, now=now, kind="email_failed", key=f"staff_email:{account.id}", detail=detail)

    return Act(do, lambda *_: True, gave_up, lines=(LINE,), until=until)
