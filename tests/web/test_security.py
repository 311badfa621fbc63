"""What every page says to the browser about safety."""

from __future__ import annotations

import pytest
from flask import Flask, Response, session
from flask.testing import FlaskClient

from web import security


def app_of(production: bool) -> Flask:
    app = Flask("test", static_folder=None)
    app.secret_key = "a secret of the tests, long enough"
    security.protect(app, production=production)

    @app.get("/")
    def page() -> str:
        session["seen"] = True
        return "page"

    @app.get("/own")
    def own() -> Response:
        return Response("own", headers={"Content-Security-Policy": "sandbox"})

    for path in ("/form", "/apiary", "/api", "/api/v1/doctors", "/webhooks/twilio/messages"):
        app.post(path, endpoint=path)(lambda: "done")
    return app


def test_the_policy_lets_in_files_of_ours_only() -> None:
    policy = dict(part.split(" ", 1) for part in security.CONTENT_SECURITY_POLICY.split("; "))
    assert policy.pop("img-src") == "'self' data:"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["default-src"] == "'none'"


def test_a_view_may_have_a_header_of_its_own() -> None:
    headers = app_of(False).test_client().get("/own").headers
    assert headers.get_all("Content-Security-Policy") == ["sandbox"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("production", [True, False])
def test_the_cookie_travels_encrypted_in_production(production: bool) -> None:
    answer = app_of(production).test_client().get("/", base_url="https://clinic.example")
    assert ("Secure" in answer.headers["Set-Cookie"]) is production
    assert ("Strict-Transport-Security" in answer.headers) is production


def test_forms_want_a_token_and_doors_with_secrets_of_their_own_do_not() -> None:
    client = app_of(False).test_client()
    assert client.post("/form").status_code == 400
    assert client.post("/apiary").status_code == 400
    assert client.post("/api").status_code == 200
    assert client.post("/api/v1/doctors").status_code == 200
    assert client.post("/webhooks/twilio/messages").status_code == 200
    assert client.post("/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_a_program_is_answered_as_one_at_the_bare_address_too(client: FlaskClient, path: str) -> None:
    answer = client.post(path)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
