"""No page of the desk is open to a stranger, and none is framed, cached or scripted from elsewhere."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import text
from werkzeug.routing import Rule

from bot.runtime import Runtime
from db import audit
from tests.web.admin.conftest import EMAIL, Staff
from tests.web.scene import talk, visit
from web import packing, security
from web.admin.guard import FOR_ADMINISTRATORS, OPEN
from web.admin.menu import MENU

ANYBODYS = {
    *("health.alive", "health.ready", "health.metrics", "home.home", "assets.static", "assets.day_rows"),
    *("api.openapi", "api.docs", "api.files", "api.problem", "api.unknown"),
}
"""What stands open to everybody outside of the desk, beside the simulator, which production does not have."""


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/admin")]


def path(rule: Rule) -> str:
    return str(rule.build({name: 1 if name != "filename" else "x" for name in rule.arguments}, append_unknown=False)[1])  # type: ignore[index]


def test_every_route_lacks_no_guard(app: Flask, stranger: Staff) -> None:
    """A route that somebody adds is closed without being asked; this test fails for one that is not."""
    closed = [rule for rule in rules(app) if rule.endpoint not in OPEN]
    assert len(closed) >= 9
    for rule in closed:
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            form = {"csrf_token": stranger.token()} if method == "POST" else None
            answer = stranger.client.open(path(rule), method=method, data=form)
            turned_away = answer.status_code == 401 or answer.location == "/admin/login"
            assert turned_away, f"{method} {rule.rule} is open: {answer.status}"
            assert "Maya" not in answer.text


def test_no_other_door_of_the_house_stands_open_unless_it_is_meant_to(app: Flask) -> None:
    """Programs want a key, providers their signature, a calendar its secret address: of every route there is, also of the next."""
    assert {rule.endpoint for rule in app.url_map.iter_rules()} >= ANYBODYS
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in ("admin", "simulator") or rule.endpoint in ANYBODYS:
            continue
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            refused = {404} if rule.endpoint == "feed.calendar" else {401, 403}
            answer = client.open(path(rule), method=method, json={} if method != "GET" else None)
            assert answer.status_code in refused, f"{method} {rule.rule} is open: {answer.status}"


def test_what_is_for_administrators_is_closed_to_other_colleagues(app: Flask, colleague: Staff) -> None:
    for rule in (rule for rule in rules(app) if rule.endpoint in FOR_ADMINISTRATORS):
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            form = {"csrf_token": colleague.token()} if method == "POST" else None
            assert colleague.client.open(path(rule), method=method, data=form).status_code == 403, rule.rule


def test_only_administrators_pages_are_closed_to_other_colleagues(app: Flask, colleague: Staff) -> None:
    for rule in (rule for rule in rules(app) if rule.endpoint not in OPEN | FOR_ADMINISTRATORS):
        if "GET" in (rule.methods or ()):
            assert colleague.get(path(rule)).status_code != 403, rule.rule


def test_whatever_changes_the_practice_or_lets_somebody_in_is_for_administrators(app: Flask) -> None:
    """Pages are found by the first part of their address, so that one added to such a room is closed as well."""
    theirs = ("colleagues", "audit", "keys", "webhooks", "feeds", "practice")
    found = {rule.endpoint for rule in rules(app) if rule.rule.removeprefix("/admin/").split("/")[0] in theirs}
    assert len(found) >= 20 and found - FOR_ADMINISTRATORS == {"admin.practice"}  # which all may read


def test_whoever_looks_at_a_patients_data_leaves_a_line(app: Flask, someone: Staff, runtime: Runtime) -> None:
    """Of every page about one thing (its address holds a number): where the patient's name is on it, the look is noted."""
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi", name="Xanthippe Quill")
        assert made.patient_id
        booked = visit(conn, made.patient_id)
    assert (made.id, made.patient_id, booked.id) == (1, 1, 1)  # so that any address with a number leads to her
    seen, unnoted = set(), set()
    for rule in (rule for rule in rules(app) if rule.arguments - {"filename"} and "GET" in (rule.methods or ())):
        with runtime.engine.begin() as conn:
            conn.execute(text("delete from audit"))
        if "Xanthippe" in someone.get(path(rule)).text:
            seen.add(rule.endpoint)
            with runtime.engine.begin() as conn:
                unnoted |= set() if any(line.email == EMAIL for line in audit.page(conn)) else {rule.endpoint}
    assert "admin.talk" in seen
    assert unnoted == set(), "these show a patient's data and leave no line"


def test_what_is_named_exists(app: Flask) -> None:
    assert {rule.endpoint for rule in rules(app)} >= OPEN | FOR_ADMINISTRATORS | {entry.endpoint for entry in MENU}


def test_the_menu_shows_nobody_what_is_closed_to_him() -> None:
    assert not {entry.endpoint for entry in MENU if entry.role == "staff"} & FOR_ADMINISTRATORS
    assert {entry.endpoint for entry in MENU if entry.role == "admin"} <= FOR_ADMINISTRATORS


def test_every_form_wants_its_token(app: Flask, someone: Staff) -> None:
    posts = [rule for rule in rules(app) if "POST" in (rule.methods or ())]
    assert posts
    for rule in posts:
        assert someone.client.post(path(rule)).status_code == 400, rule.rule


@pytest.mark.parametrize(
    "address", ["/admin/login", "/admin/", "/admin/day", "/admin/nothing", "/simulator/", "/healthz"]
)
def test_every_answer_bears_the_headers(someone: Staff, address: str) -> None:
    headers = someone.get(address).headers
    for name, value in security.HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_pages_are_not_kept_and_files_are(someone: Staff) -> None:
    assert someone.get("/admin/").headers["Cache-Control"] == "no-store"
    files = re.findall(r'(?:href|src)="(/(?:assets|admin/files)/[^"]+)"', someone.page("/admin/day"))
    assert len(files) >= 10
    assert {someone.get(file).headers["Cache-Control"] for file in files} == {packing.FOREVER}


def test_a_number_that_no_table_can_hold_leads_nowhere(app: Flask, someone: Staff) -> None:
    numbered = [rule for rule in rules(app) if "GET" in (rule.methods or ()) and "<int" in rule.rule]
    assert numbered
    for rule in numbered:
        for number in (2**63, 10**30):
            address = re.sub(r"<int[^>]*>", str(number), rule.rule)
            assert someone.get(address).status_code == 404, rule.rule


def test_an_unknown_page_leads_back(someone: Staff) -> None:
    answer = someone.get("/admin/conversations/999")
    assert answer.status_code == 404
    assert 'href="/admin/"' in answer.text
