"""A headless browser and windows in it that had no trouble."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.window import WIDE, Window
from tests.chat import Phone, Running, Telegram

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NONE = "no Chromium on this machine: install one (Debian: apt-get install chromium) to test the chat page"
Opens = Callable[..., Awaitable[Window]]
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def executable() -> str:
    """The system's Chromium; tests are skipped without one, but never in continuous integration."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(NONE)
    pytest.skip(NONE)


@pytest.fixture
async def browser(executable: str) -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield running
        await running.close()


@pytest.fixture
async def opens(browser: Browser, telegram: Telegram) -> AsyncIterator[Opens]:
    """Opens windows; in the end none of them had an error or a failed request."""
    windows: list[Window] = []

    async def open_window(phone: Phone, size: dict[str, int] = WIDE, **more: Any) -> Window:
        context = await browser.new_context(viewport=size, reduced_motion="reduce", **more)
        context.set_default_timeout(10_000)
        window = Window(await context.new_page())
        windows.append(window)
        await window.page.goto(f"{telegram.simulator.base_url}/#user={phone.id}")
        return window

    yield open_window
    assert [trouble for window in windows for trouble in window.troubles] == []


@pytest.fixture
async def emma(telegram: Telegram, bot: Running) -> Phone:
    """Somebody who has not met the bot."""
    return await telegram.phone("Emma")
