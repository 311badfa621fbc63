"""How long the list of conversations takes in a clinic that has been in use for years: the page, its live piece, a search."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from statistics import median

from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from app import create_app
from bot.runtime import Runtime
from bot.settings import Settings
from db import staff

TALKS, MESSAGES, LOOKS = 20_000, 200_000, 25
MOST = 100  # milliseconds
EMAIL, PASSWORD = "desk@riverside.example", "correct horse battery"

# Every statement fills one table. Names and words are drawn from lists, so that some words are said by nearly everybody.
FILLING = (
    """
    insert into patients (name, phone)
    select (array['Maya','Luis','Zoë','Peter','Ana','José','Grace','Tom','Imani','Aiko'])[1 + n % 10] || ' '
        || (array['Chen','Ortega','Adler','Novak','Lee','Núñez','Okafor','Webber','Brooks','Tanaka','Roth'])[1 + n / 10 % 11],
        '+1415' || lpad(n::text, 7, '0') from generate_series(1, :talks) n
    """,
    """
    insert into contacts (channel, address, phone, language)
    select (array['sms','sms','sms','whatsapp'])[1 + n % 4], '+1415' || lpad(n::text, 7, '0'), '+1415' || lpad(n::text, 7, '0'),
        (array['en','en','es'])[1 + n % 3] from generate_series(1, :talks) n
    """,
    """
    insert into contact_patients (contact_id, patient_id)
    select c.contact_id, p.patient_id from contacts c join patients p on p.phone = c.phone where c.phone like '+1415%'
    """,
    """
    insert into conversations (contact_id, updated_at, heard_at, unread)
    select contact_id, now() - contact_id * interval '7 minutes', now() - contact_id * interval '7 minutes',
        case when contact_id % 50 = 0 then 2 else 0 end from contacts where phone like '+1415%'
    """,
    """
    insert into messages (conversation_id, direction, provider, author, body, status, created_at)
    select t.conversation_id, (array['in','out'])[1 + n % 2], 'bench', (array['patient','bot'])[1 + n % 2],
        (array['I need a check-up on Tuesday, please','Which day suits you?','my throat hurts','¿Qué día le conviene?','yes',
            'You are booked: Tue Dec 1, 3:00 PM with Dr. Lee','can I come later','thanks','mañana por la tarde','See you then'])
            [1 + (n * 7 + t.conversation_id) % 10] || case when (n + t.conversation_id) % 997 = 0 then ' eczema' else '' end,
        (array['received','sent'])[1 + n % 2], t.updated_at - (20 - n) * interval '1 minute'
    from conversations t, generate_series(1, :each) n where t.updated_at < now() order by n
    """,
    """
    insert into attention (kind, urgent, conversation_id)
    select (array['human','late','emergency'])[1 + conversation_id % 3], conversation_id % 3 = 2, conversation_id
    from conversations where conversation_id % 1000 = 7
    """,
    "vacuum analyze",
)


def look(settings: Settings, say: Callable[[str], object] = print) -> float:
    """Fills the database and prints milliseconds of wall-clock time, the median of `LOOKS`; those of the whole page."""
    runtime = Runtime(settings, name="reception bench")
    with runtime.engine.begin() as conn:
        staff.add(conn, EMAIL, PASSWORD)
    with runtime.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as conn:
        for statement in FILLING:
            conn.execute(text(statement), {"talks": TALKS, "each": MESSAGES // TALKS})
    client = create_app(runtime).test_client()
    enter(client)
    page = timed(lambda: client.get("/admin/", base_url="https://localhost"))
    say(f"\ninbox with {TALKS:,} conversations / {MESSAGES:,} messages: {page:.0f} ms, to stay below {MOST}")
    for words, piece in pieces(client).items():
        say(f"    {words:36}{timed(piece):>9.1f} ms")
    runtime.close()
    return page


def pieces(client: FlaskClient) -> dict[str, Callable[[], TestResponse]]:
    """What an open page asks for again and again, and what is looked for."""

    def get(path: str, **headers: str) -> Callable[[], TestResponse]:
        return lambda: client.get(path, headers=headers, base_url="https://localhost")

    known = get("/admin/conversations")().headers["ETag"]
    return {
        "the list, something new": get("/admin/conversations"),
        "the list, nothing new": get("/admin/conversations", **{"If-None-Match": known}),
        "a filter: unread, Spanish, SMS": get("/admin/conversations?unread=1&language=es&channel=sms"),
        "a search: a rare word": get("/admin/conversations", **{"X-Sought": "eczema"}),
        "a search: a word that all say": get("/admin/conversations", **{"X-Sought": "yes"}),
        "a search: a name": get("/admin/conversations", **{"X-Sought": "nunez%20jos"}),
        "a search: a number": get("/admin/conversations", **{"X-Sought": "(415) 001-2345"}),
    }


def enter(client: FlaskClient) -> None:
    """Logs in."""
    html = client.get("/admin/login", base_url="https://localhost").text
    token = re.findall(r'name="csrf-token" content="([^"]+)"', html)[0]
    form = {"csrf_token": token, "email": EMAIL, "password": PASSWORD}
    headers = {"Referer": "https://localhost/admin/login"}
    assert client.post("/admin/login", data=form, headers=headers, base_url="https://localhost").status_code == 302


def timed(ask: Callable[[], TestResponse]) -> float:
    """Milliseconds, the median of some looks after a first one."""
    waits = []
    for _ in range(LOOKS + 1):
        before = time.perf_counter()
        answer = ask()
        waits.append(1000 * (time.perf_counter() - before))
        assert answer.status_code in (200, 304), answer.status_code
    return median(waits[1:])
