"""One thing a learner did, and what a decision about it may use."""

import datetime as dt
import random
import zoneinfo
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.levels import Target
from domain.people import Learner
from domain.tutoring import Tutor
from storage.db import Session
from views import phrases, screen
from views.actions import Action
from views.screen import Page, Screen

P = ParamSpec("P")
T = TypeVar("T")


class Voice(Protocol):
    """Turns text into speech, or says that it cannot."""

    def available(self) -> bool:
        """Whether a speech engine is installed."""
        ...

    async def speak(self, text: str, language: Target) -> bytes | None:
        """Ogg Opus, or None where it could not be made."""
        ...


@dataclass(frozen=True, slots=True)
class Tutors:
    """Who may answer: the model, when one is configured, and the offline tutor, always."""

    offline: Tutor
    model: Tutor | None = None
    daily_turns: int = 0
    monthly_microusd: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was sent: Telegram's id of it, its name, its size in bytes, and the text that came with it."""

    file_id: str
    name: str
    size: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of one learner. `message_id` is the message they sent or whose button they tapped.

    `has_model` and `has_voice` say whether this installation has a model and a speech engine.
    """

    update_id: int
    learner: Learner
    now: dt.datetime
    text: str = ""
    message_id: int = 0
    action: Action | None = None
    command: str = ""
    has_model: bool = False
    has_voice: bool = False
    document: Document | None = None

    @property
    def phrases(self) -> phrases.Phrases:
        """The interface texts in the learner's language."""
        return phrases.of(self.learner.interface)

    @property
    def local_now(self) -> dt.datetime:
        """The learner's wall clock."""
        return self.now.astimezone(zoneinfo.ZoneInfo(self.learner.timezone))

    @property
    def chance(self) -> random.Random:
        """Chance that is the same when this update is processed again."""
        return random.Random(self.update_id)  # noqa: S311 - variety, not secrecy

    def show(self, page: Page) -> Screen:
        """The page in place of the tapped message, or as a new one where nothing was tapped."""
        if self.action is not None and self.message_id:
            return screen.Change(self.message_id, page.html, screen.keys(page.rows))
        return self.say(page)

    def say(self, page: Page) -> Screen:
        """The page as a new message."""
        return screen.Say(page.html, screen.keys(page.rows))

    def toast(self, phrase: str, **facts: str | float) -> Screen:
        """The short answer to a tap; a message where nothing was tapped."""
        if self.action is not None:
            return screen.Toast(self.phrases.plain(phrase, **facts)[:200])
        return screen.Say(self.phrases(phrase, **facts))


Decision = Callable[[Session, Turn], list[Screen]]
"""A decision that needs nothing but storage: one transaction."""


class Asking(Protocol):
    """What a decision that must wait for a model, a voice or a clock may use besides the turn."""

    turn: Turn
    tutors: Tutors

    async def run(
        self, function: Callable[Concatenate[Session, Turn, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A transaction before the last: `function(db, turn, *args)`; it must bear being repeated after a crash."""
        ...

    async def decide(
        self, function: Callable[Concatenate[Session, Turn, P], list[Screen]], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """The last transaction: writes the screens with it and marks the update decided."""
        ...

    async def read(
        self, function: Callable[Concatenate[Session, Turn, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A long look at the database that changes nothing and keeps nobody waiting."""
        ...

    async def draft(self, text: str) -> None:
        """Show the reply's text so far."""
        ...

    async def redraw(self, page: Page) -> None:
        """Show how far something long is, in place of the tapped message."""
        ...

    async def download(self, file_id: str) -> bytes | None:
        """A file that was sent; None where Telegram does not give it."""
        ...

    async def upload(self, name: str, content: bytes) -> bool:
        """Send a file; whether Telegram took it."""
        ...

    async def tell(self, telegram_id: int, screens: list[Screen]) -> None:
        """Say something to somebody else."""
        ...

    async def typing(self) -> None:
        """Show that something is being written."""
        ...


AsyncDecision = Callable[[Asking], Awaitable[None]]
"""A decision in several transactions with waiting between them."""
Handler = Decision | AsyncDecision
