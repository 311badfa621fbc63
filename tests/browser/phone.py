"""A phone of the simulator's page, as a patient holds it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Phone:
    """One phone on the page."""

    page: Page
    number: str

    @property
    def frame(self) -> Locator:
        return self.page.locator(f'[data-phone="{self.number}"]')

    @property
    def clinic_said(self) -> Locator:
        """The clinic's messages, the oldest first."""
        return self.frame.locator(".theirs .bubble")

    def text(self, words: str) -> str:
        """Sends words and gives the clinic's answer."""
        before = self.clinic_said.count()
        self.frame.get_by_role("textbox", name="Text message").fill(words)
        self.frame.get_by_role("button", name="Send").click()
        return self.answer(before)

    def answer(self, before: int) -> str:
        """The clinic's last message, once there are more than `before`."""
        expect(self.clinic_said.nth(before)).to_be_visible()
        return self.clinic_said.last.inner_text()
