"""Time zones: a first guess, a short list, and a search."""

import zoneinfo
from functools import cache

GUESSES = {"de": "Europe/Berlin", "it": "Europe/Rome", "es": "Europe/Madrid", "id": "Asia/Jakarta"}
SHORT_LIST = (
    "Europe/London",
    "Europe/Madrid",
    "Europe/Berlin",
    "Europe/Rome",
    "Europe/Istanbul",
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "America/New_York",
    "America/Mexico_City",
    "America/Bogota",
    "America/Argentina/Buenos_Aires",
)
AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def guess(language_code: str | None) -> str:
    """The zone where most speakers of a Telegram language code live; UTC where that says nothing."""
    return GUESSES.get((language_code or "").split("-")[0].lower(), "UTC")


def is_known(name: str) -> bool:
    """Whether this is an IANA name."""
    return name in names() or name == "UTC"


@cache
def names() -> tuple[str, ...]:
    """All zones that are named after a place, in order."""
    return tuple(sorted(name for name in zoneinfo.available_timezones() if name.split("/")[0] in AREAS))


def search(text: str, limit: int = 8) -> list[str]:
    """Zones whose city or area holds the text; those that begin with it first."""
    wanted = "_".join(text.lower().split())
    if not wanted:
        return []
    found = [name for name in names() if wanted in name.lower()]
    return sorted(found, key=lambda name: (not name.lower().rsplit("/", 1)[-1].startswith(wanted), name))[:limit]
