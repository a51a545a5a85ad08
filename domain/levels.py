"""CEFR levels and the languages that are taught and spoken to the learner."""

from enum import StrEnum


class Level(StrEnum):
    """Common European Framework level; compares by order, A1 lowest."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def rank(self) -> int:
        """0 for A1 … 5 for C2."""
        return RANKS[self]

    def includes(self, other: "Level") -> bool:
        """Whether a learner of this level is expected to know what belongs to `other`."""
        return self.rank >= other.rank


RANKS = {level: rank for rank, level in enumerate(Level)}


class Target(StrEnum):
    """Languages that can be learnt (ISO 639-1)."""

    GERMAN = "de"
    SPANISH = "es"
    ENGLISH = "en"


class Native(StrEnum):
    """Languages the tutor explains in (ISO 639-1); one Fluent folder each."""

    ENGLISH = "en"
    ITALIAN = "it"
    INDONESIAN = "id"
    SPANISH = "es"
    GERMAN = "de"


def native_for(language_code: str | None) -> Native:
    """The interface language for a Telegram language code such as "es-MX"; English where we have none."""
    code = (language_code or "").replace("_", "-").split("-")[0].lower()
    return Native(code) if code in set(Native) else Native.ENGLISH
