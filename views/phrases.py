"""The interface texts: Fluent files per language, arguments escaped, numbers and dates as the language writes them."""

import datetime as dt
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

from domain.levels import Native
from views.markup import Html, escape

LOCALES = Path(__file__).parent / "locales"
NAMES = {
    Native.ENGLISH: "English",
    Native.ITALIAN: "Italiano",
    Native.INDONESIAN: "Bahasa Indonesia",
    Native.SPANISH: "Español",
    Native.GERMAN: "Deutsch",
}


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

    def zone(self, name: str) -> str:
        """A time zone by its city, as the language names it."""
        return str(get_timezone_location(name, locale=self._locale, return_city=True))

    def weekday(self, number: int) -> str:
        """A weekday's short name; 1 is Monday."""
        return str(self._locale.days["stand-alone"]["abbreviated"][number - 1])


@cache
def of(native: Native) -> Phrases:
    """The phrases of a language, read once."""
    return Phrases(native)
