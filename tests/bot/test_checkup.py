"""What `reception check` says of the settings themselves."""

from __future__ import annotations

import pytest

from bot import checkup
from bot.runtime import Runtime


@pytest.mark.parametrize(
    ("environment", "base", "proxies", "told"),
    [
        ("production", "https://clinic.example", 0, True),
        ("production", "https://clinic.example", 1, False),
        ("production", "http://clinic.example", 0, False),
        ("development", "https://clinic.example", 0, False),
    ],
)
def test_https_ends_at_a_proxy_that_has_to_be_counted(
    runtime: Runtime, environment: str, base: str, proxies: int, told: bool
) -> None:
    given = {"reception_env": environment, "public_base_url": base, "trusted_proxies": proxies}
    runtime.settings = runtime.settings.model_copy(update=given)
    found = {finding.what: finding.mark for finding in checkup.address(runtime)}
    assert (found.get("TRUSTED_PROXIES") == "unset") is told
