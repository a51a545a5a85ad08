"""The time, as the bot knows it: real, or moved by the local Telegram."""

import datetime as dt
from collections.abc import Callable

OFFSET_HEADER = "Palaver-Clock-Offset"


class Clock:
    """Real time plus an offset; `moved` is called when the offset changes."""

    def __init__(self, *, follows: bool = False) -> None:
        self.follows = follows
        self.offset = dt.timedelta()
        self.moved: Callable[[], None] = lambda: None

    def now(self) -> dt.datetime:
        """The time in UTC."""
        return dt.datetime.now(dt.UTC) + self.offset

    def adopt(self, seconds: str | None) -> None:
        """Follow the offset that the local Telegram states."""
        if not self.follows or seconds is None:
            return
        offset = dt.timedelta(seconds=float(seconds))
        if offset != self.offset:
            self.offset = offset
            self.moved()
