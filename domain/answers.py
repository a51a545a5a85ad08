"""What became of a typed answer."""

from dataclasses import dataclass
from enum import Enum


class Finding(Enum):
    """What is to be said of an answer, the least grave first; all but WRONG are recall."""

    RIGHT = "right"
    WRONG_CASE = "wrong_case"
    ACCENT = "accent"
    UMLAUT = "umlaut"
    WRONG_ARTICLE = "wrong_article"
    TYPO = "typo"
    WRONG = "wrong"

    @property
    def gravity(self) -> int:
        """0 for RIGHT, the graver the higher."""
        return GRAVITY[self]


GRAVITY = {finding: place for place, finding in enumerate(Finding)}


@dataclass(frozen=True, slots=True)
class Slip:
    """Letters that differ: `given` stands where `right` belongs; one of them may be empty.

    `at` counts characters of `Verdict.given`.
    """

    given: str
    right: str
    at: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gravest finding, the nearest accepted answer as it is shown, and what a screen can point at.

    `given` is what was compared: cleaned, and without its article where that was looked at apart. `article` is the
    right article (or "to") where it was wrong or left out; `other` is another entry, where that is what was typed.
    """

    finding: Finding
    expected: str
    given: str = ""
    slips: tuple[Slip, ...] = ()
    article: str = ""
    other: str = ""

    @property
    def is_recall(self) -> bool:
        """Whether the answer came to mind, flawless or not."""
        return self.finding is not Finding.WRONG
