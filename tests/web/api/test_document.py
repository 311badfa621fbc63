"""The specification says what is so, its pages stand on our own files, and the integrator's page works as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from db.events import EVENTS
from jobs.kinds.webhook import signed
from tests.web.api.conftest import KEY, NOW, Api
from tests.web.api.live import served
from tests.web.scene import talk
from web.api import ENDPOINTS, problems, specification

PAGE = Path(__file__).parents[3] / "docs" / "api.md"
SOURCES = Path(__file__).parents[3] / "web" / "api"


@pytest.fixture
def document(shared: Api) -> dict[str, Any]:
    told: dict[str, Any] = shared.client.get("/api/openapi.json").get_json()
    return told


def test_every_rule_of_the_api_is_described(shared: Api, document: dict[str, Any]) -> None:
    served_rules = {
        (method, re.sub(r"<(\w+)>", r"{\1}", rule.rule))
        for rule in shared.client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}

    assert document["openapi"].startswith("3.1")
    assert described == served_rules


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    references = set(re.findall(r"#/components/schemas/(\w+)", str(document)))

    assert references == set(document["components"]["schemas"])


def test_every_endpoint_says_what_it_does(document: dict[str, Any]) -> None:
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]

    assert all(operation["summary"] and not operation["summary"].endswith(".") for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(ENDPOINTS)
    for operation in operations:
        assert {"401", "403", "422", "429", "500", "503"} <= operation["responses"].keys()


def test_every_type_of_problem_is_used_and_stands_on_the_integrator_s_page() -> None:
    used = set(
        re.findall(
            r'"([a-z]+(?:-[a-z]+)*)"',
            "".join(path.read_text() for path in SOURCES.glob("*.py") if path.name != "problems.py"),
        )
    )
    listed = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", PAGE.read_text()))

    assert problems.KINDS.keys() <= used
    assert problems.KINDS.keys() <= listed


def test_no_example_lies_in_the_past(document: dict[str, Any]) -> None:
    example = document["components"]["schemas"]["NewAppointment"]["properties"]["appointment_date"]["examples"][0]

    assert datetime.fromisoformat(example) > datetime.now(UTC) + timedelta(days=6)


def test_every_example_of_a_body_works_as_it_stands(api: Api) -> None:
    with api.runtime.engine.begin() as conn:
        talk(conn, "hello", now=NOW)
    told: dict[str, int] = {}
    for endpoint in ENDPOINTS:
        if endpoint.body is not None:
            assert endpoint.body.SAMPLE, endpoint.name
            path = re.sub(r"{\w+}", "1", endpoint.path)
            send = api.patch if endpoint.method == "PATCH" else api.post
            told[endpoint.name] = send(path, endpoint.body.SAMPLE).status_code

    assert told.pop("note_arrival") == 409  # it is cancelled by then
    assert set(told.values()) == {200, 201}, told


def test_the_specification_has_the_version_of_the_package() -> None:
    assert re.fullmatch(r"\d+(\.\d+)+", specification()["info"]["version"])  # type: ignore[index]


@pytest.mark.browser
def test_the_pages_draw_themselves_under_a_strict_policy(api: Api, page: Page) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("request", lambda request: asked.append(request.url))
    with served(create_app(api.runtime)) as address:
        answer = page.goto(f"{address}/api/docs")
        assert answer is not None
        expect(page.locator(".opblock")).to_have_count(len(ENDPOINTS) + len(EVENTS))  # and what webhooks are told
        page.locator("#operations-Doctors-list_doctors .opblock-summary-control").click()
        expect(page.locator("#operations-Doctors-list_doctors .opblock-body")).to_be_visible()

        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert complaints == []
        assert all(url.startswith((address, "data:")) for url in asked)


def test_the_page_s_check_of_a_signature_fits_what_is_sent() -> None:
    (check,) = re.findall(r"^(import base64\n.*?)\n\n\nmade = ", blocks("python"), re.DOTALL | re.MULTILINE)
    page: dict[str, Any] = {}
    exec(check, page)
    secret, body = "whsec_" + "QUJD" * 8, b'{"id":"evt_1"}'
    headers = signed(["whsec_" + "QUJF" * 8, secret], "evt_1", 1_000_000, body)

    assert page["is_genuine"](secret, headers, body, now=1_000_060)
    assert not page["is_genuine"](secret, headers, body + b" ", now=1_000_060)
    assert not page["is_genuine"](secret, headers, body, now=1_000_301)
    assert not page["is_genuine"]("whsec_" + "QUJE" * 8, headers, body, now=1_000_060)


def blocks(language: str) -> str:
    """All blocks of one language on the integrator's page, in order."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE))


def environment(address: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "RECEPTION_URL": address, "RECEPTION_KEY": KEY}


def test_the_page_s_shell_commands_work(api: Api) -> None:
    if not (shutil.which("curl") and shutil.which("bash")):
        pytest.skip("this machine has no curl or no bash to run the page's commands with")
    script = re.sub(r"^export .*$", "", blocks("bash"), flags=re.MULTILINE)
    with served(create_app(api.runtime)) as address:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            env=environment(address),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    visits = api.get("/appointments").get_json()["items"]
    assert [visit["status"] for visit in visits] == ["cancelled"]


def test_the_page_s_python_works(api: Api) -> None:
    with served(create_app(api.runtime)) as address:
        done = subprocess.run(
            [sys.executable, "-c", blocks("python")],
            env=environment(address),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    visits = api.get("/appointments").get_json()["items"]
    assert [(visit["status"], visit["version"]) for visit in visits] == [("scheduled", 2)]
    assert f"{visits[0]['appointment_id']} scheduled" in done.stdout
