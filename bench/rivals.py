"""What the product is measured against: an endpoint that only answers, and one with the bare statements of a turn by hand."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from bench.talk import PATH, TOKEN

if TYPE_CHECKING:
    from psycopg2 import extensions

Answer = Callable[[str, str, str], str]
REPLY = "Tue Dec 1, 3:00 PM, check-up with Dr. Lee. Shall I book it? Reply YES, or tell me another time."


def endpoint(base: str, answer: Answer) -> Flask:
    """A Flask application that checks Twilio's signature and answers TwiML; `answer(sid, phone, text)` gives the words."""
    app = Flask("rival")
    validator = RequestValidator(TOKEN)

    @app.post(PATH)
    def message() -> Response:
        if not validator.validate(base + PATH, request.form, request.headers.get("X-Twilio-Signature", "")):
            abort(403)
        reply = MessagingResponse()
        reply.message(answer(request.form["MessageSid"], request.form["From"], request.form["Body"]))
        return Response(str(reply), content_type="text/xml")

    return app


def bare(base: str) -> Flask:
    """(a) nothing behind it."""
    return endpoint(base, lambda *_: REPLY)


def by_hand(base: str, database: str) -> Flask:
    """(b) what no receptionist can do without, in one transaction, written by hand for psycopg2: the talk found and locked, the
    message written down once, the patient, her visits and a doctor's taken times read, the reply and the talk written down."""
    mine = threading.local()

    def connection() -> extensions.connection:
        import psycopg2

        if not hasattr(mine, "connection"):
            mine.connection = psycopg2.connect(database)
        made: extensions.connection = mine.connection
        return made

    def answer(sid: str, phone: str, text: str) -> str:
        now = datetime.now(UTC)
        with connection() as transaction, transaction.cursor() as do:
            do.execute(OPEN, (phone,))
            found = do.fetchone()
            assert found
            talk, contact = found
            do.execute(HEARD, (talk, sid, text, now))
            if (row := do.fetchone()) is None:
                return REPLY
            do.execute(PATIENTS, (contact,))
            patients = [patient for patient, *_ in do.fetchall()]
            do.execute(VISITS, (patients, now))
            do.fetchall()
            do.execute(TAKEN, (now, now + timedelta(days=90)))
            do.fetchall()
            do.execute(REPLIED, (talk, REPLY, row[0], now, now))
            do.execute(SAVE, ("confirm_time", json.dumps({"asked": REPLY}), now, now, talk))
        return REPLY

    return endpoint(base, answer)


OPEN = """select c.conversation_id, c.contact_id from conversations c join contacts using (contact_id)
where channel = 'sms' and address = %s for update of c"""
HEARD = """insert into messages (conversation_id, direction, provider, provider_id, author, body, status, created_at)
values (%s, 'in', 'twilio', %s, 'patient', %s, 'received', %s) on conflict (provider, provider_id) do nothing returning message_id"""
PATIENTS = """select patient_id, name, email, language, relation from contact_patients join patients using (patient_id)
where contact_id = %s"""
VISITS = """select appointment_id, doctor_id, visit_type, appointment_date, ends_at, status, version from appointments
where patient_id = any(%s) and status in ('scheduled', 'confirmed') and ends_at > %s"""
TAKEN = """select doctor_id, appointment_date, blocked_until from appointments
where status in ('held', 'scheduled', 'confirmed') and blocked_until > %s and appointment_date < %s"""
REPLIED = """insert into messages (conversation_id, direction, provider, author, body, reply_to, status, created_at, sent_at)
values (%s, 'out', 'twilio', 'bot', %s, %s, 'sent', %s, %s)"""
SAVE = "update conversations set state = %s, data = %s, heard_at = %s, updated_at = %s, unread = unread + 1 where conversation_id = %s"
