"""A person at the chat page: presses, writes and sees, in a real browser."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Locator, Page, expect

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@dataclass
class Window:
    """The page in one browser window, and what went wrong in it."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: said.type == "error" and self.troubles.append(said.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("requestfailed", lambda request: self.troubles.append(f"{request.url}: {request.failure}"))
        self.page.on("response", lambda got: got.status >= 400 and self.troubles.append(f"{got.status} {got.url}"))

    @property
    def log(self) -> Locator:
        """The messages on screen; the list of learners repeats their words."""
        return self.page.get_by_role("log")

    def message(self, words: str) -> Locator:
        """The newest message with these words."""
        return self.log.get_by_test_id("message").filter(has_text=words).last

    def button(self, label: str) -> Locator:
        """The newest button with these words."""
        return self.log.get_by_test_id("button").filter(has_text=label).last

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    async def starts(self) -> None:
        await self.part("start").click()

    async def taps(self, *labels: str) -> None:
        for label in labels:
            await self.button(label).click()

    async def says(self, words: str) -> None:
        await self.part("composer").fill(words)
        await self.part("composer").press("Enter")

    async def sees(self, words: str) -> Locator:
        """The newest message with these words, once it is on screen."""
        found = self.message(words)
        await expect(found).to_be_visible()
        return found

    async def sees_no(self, words: str) -> None:
        await expect(self.log.get_by_test_id("message").filter(has_text=words)).to_have_count(0)

    async def is_told(self, words: str) -> None:
        await expect(self.part("toast").filter(has_text=words).last).to_be_visible()

    async def becomes(self, first_name: str) -> None:
        """Switches to another learner."""
        await self.part("learner").filter(has_text=first_name).click()

    async def opens(self, drawer: str) -> None:
        """Opens the learners or the lab where they are drawers."""
        await self.page.get_by_role("button", name=drawer, exact=True).click()

    async def takes_a_picture(self, path: Path) -> None:
        """A small picture of the window at rest, scrolled to its end."""
        await self.page.mouse.move(0, 0)
        await self.page.evaluate("document.activeElement.blur(); document.querySelector('.scroll').scrollTop = 1e6")
        assert len(await self.page.screenshot(path=path, animations="disabled")) < 250_000

    async def holds_nothing_sideways(self) -> None:
        """Nothing makes the page wider than its window."""
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def through_the_first_minute(window: Window) -> None:
    """Start and four taps."""
    await window.starts()
    await window.taps("German", "A1", "10 min", "8:00 PM")
    await window.sees("All set!")
    await window.sees("Was möchten Sie trinken?")
