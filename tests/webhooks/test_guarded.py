"""No door for providers stands open, nor will the next one."""

from __future__ import annotations

from tests.webhooks.conftest import Doors


def test_every_door_asks_who_is_there(doors: Doors) -> None:
    rules = [rule for rule in doors.app.url_map.iter_rules() if rule.rule.startswith("/webhooks/")]
    assert len(rules) >= 4
    before = doors.state()
    client = doors.app.test_client()
    for rule in rules:
        assert (rule.methods or set()) - {"OPTIONS"} == {"POST"}, rule
        for sent in ({"data": {"Body": "hello"}}, {"json": {"update_id": 1}}, {}):
            assert client.post(rule.rule, **sent).status_code == 403, rule
    assert doors.state() == before
