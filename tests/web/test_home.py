"""The address without a path, and a house without a clinic."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from bot.runtime import Runtime


def test_it_leads_to_the_simulator_and_in_production_to_the_desk(client: FlaskClient, runtime: Runtime) -> None:
    assert client.get("/").location == "/simulator/"
    runtime.settings = runtime.settings.model_copy(update={"reception_env": "production"})
    assert client.get("/").location == "/admin/"


@pytest.mark.parametrize("path", ["/admin/login", "/simulator"])
def test_without_a_clinic_a_page_says_how_to_load_one(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 503
    assert "reception seed FILE" in answer.text
