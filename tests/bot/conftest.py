"""The clinic of tests.bot.clinic_ground for every test here that asks for it."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from clinic.model import Practice
from tests.bot.clinic_ground import opened, patient


@pytest.fixture
def house(connection: Connection) -> Practice:
    return opened(connection)


@pytest.fixture
def maya(connection: Connection, house: Practice) -> int:
    return patient(connection)
