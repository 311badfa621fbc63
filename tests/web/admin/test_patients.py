"""Patients on the desk's pages: found, seen, corrected, joined, handed out, forgotten."""

from __future__ import annotations

import pytest

from bot.runtime import Runtime
from db import people
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW


@pytest.fixture
def maya(runtime: Runtime) -> int:
    """Maya Chen's number."""
    with runtime.engine.begin() as conn:
        made = people.create(
            conn, now=NOW, actor="seed", name="Maya Chen", email="maya.chen@mail.example", phone="+12125550142"
        )
    return made.id


def test_a_patient_is_found_while_somebody_types(colleague: Staff, maya: int) -> None:
    told = {
        "id": maya,
        "name": "Maya Chen",
        "birthdate": None,
        "phone": "+12125550142",
        "email": "maya.chen@mail.example",
    }
    assert colleague.get("/admin/patients/find?q=chen+ma").json == [told]
    assert colleague.post("/admin/patients/find", q="chen ma").json == [told]
    assert colleague.get("/admin/patients/find?q=nobody").json == []
    assert colleague.get("/admin/patients/find").json == []
