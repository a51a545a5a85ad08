"""The interface texts: Fluent files per language, arguments escaped, numbers and dates as the language writes them."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_time, get_timezone_location
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from fluent.runtime import FluentBundle, FluentResource, resolver

from domain.levels import Native
from domain.zones import is_known
from views.markup import Html, escape

resolver.MAX_PART_LENGTH = 100_000
"""The library's 2,500 guard against foreign Fluent files; ours hold what learners and tutors write."""
LOCALES = Path(__file__).parent / "locales"
NAMES = {
    Native.ENGLISH: "English",
    Native.ITALIAN: "Italiano",
    Native.INDONESIAN: "Bahasa Indonesia",
    Native.SPANISH: "Español",
    Native.GERMAN: "Deutsch",
}
SHORTEST_PLACE = 3
"""Letters of a place's name that are enough to look for it."""
UNITS = (
    ("minute", 1 / 60, 60),
    ("hour", 1, 24),
    ("day", 24, 60),
    ("month", 24 * 30.44, 24),
    ("year", 24 * 365.25, float("inf")),
)
"""A unit, how many hours it has, and how many of it are shown as the next one."""


class Phrases:
    """All phrases of one interface language."""

    def __init__(self, native: Native) -> None:
        self.native = native
        self._locale = Locale.parse(native.value)
        self._bundle = FluentBundle([native.value], use_isolating=False)
        for path in sorted((LOCALES / native.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    def __call__(self, key: str, /, **facts: str | float) -> Html:
        """The phrase as HTML; text facts are escaped, numbers are written as the language does."""
        safe = {name: escape(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, safe)
        if errors:
            raise errors[0]
        return Html(text)

    def plain(self, key: str, /, **facts: str | float) -> str:
        """The phrase as plain text, for buttons, toasts and menus, where Telegram reads no HTML."""
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, facts)
        if errors:
            raise errors[0]
        return str(text)

    def date(self, day: dt.date) -> str:
        """A date in words, without the year."""
        return str(format_date(day, "d MMMM", locale=self._locale))

    def clock(self, time: dt.time | dt.datetime) -> str:
        """A time of day, hours and minutes."""
        return str(format_time(time, "short", locale=self._locale)).replace("\u202f", " ")

    def number(self, value: float) -> str:
        """A number with at most one decimal."""
        return str(format_decimal(value, "#,##0.#", locale=self._locale))

    def percent(self, share: float) -> str:
        """A share of 0–1 in per cent, without decimals."""
        return str(format_percent(share, "#,##0%", locale=self._locale))

    def wait(self, time: dt.timedelta) -> str:
        """How long something is away, in one short unit: minutes, hours, days, months or years."""
        hours = time.total_seconds() / 3600
        unit, amount = next((unit, hours / size) for unit, size, most in UNITS if round(hours / size) < most)
        shown = max(1, round(amount)) if unit != "year" else round(amount, 1)
        return str(format_unit(shown, f"duration-{unit}", "short", locale=self._locale)).replace("\xa0", " ")

    def zone(self, name: str) -> str:
        """A time zone by its city, as the language names it."""
        return str(get_timezone_location(name, locale=self._locale, return_city=True)).rsplit("/", maxsplit=1)[-1]

    def zones_like(self, text: str, limit: int = 8) -> list[str]:
        """Time zones of the countries, and of the cities, whose name in this language holds the text."""
        wanted = text.strip().casefold()
        if len(wanted) < SHORTEST_PLACE:
            return []
        zones: Mapping[str, str] = get_global("zone_territories")
        named = ((zone, str(self._locale.territories.get(land, ""))) for zone, land in zones.items() if is_known(zone))
        found = [zone for zone, land in named if wanted in land.casefold() or wanted in self.zone(zone).casefold()]
        return sorted(found)[:limit]

    def weekday(self, number: int) -> str:
        """A weekday's short name; 1 is Monday."""
        return str(self._locale.days["stand-alone"]["abbreviated"][number - 1])


@cache
def of(native: Native) -> Phrases:
    """The phrases of a language, read once."""
    return Phrases(native)
