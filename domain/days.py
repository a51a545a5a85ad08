"""A learner's own days: they begin at an hour of the learner's choice in the learner's zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the IANA zone `zone` that begin at `starts_at` by its clocks, so that 01:00 still belongs to yesterday.

    Where the clocks leave that time out, the day begins as they jump; where they show it twice, at the first.
    """

    zone: str = "UTC"
    starts_at: time = time(4)

    def start_of(self, day: date) -> datetime:
        """The moment `day` begins, in UTC."""
        return datetime.combine(day, self.starts_at, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """The day that an aware moment belongs to."""
        day = moment.astimezone(ZoneInfo(self.zone)).date()
        return day - NEXT_DAY if moment < self.start_of(day) else day

    def between(self, earlier: datetime, later: datetime) -> int:
        """How many times a day began from one moment to the other; 0 where the clock went backwards."""
        return max(0, (self.day_of(later) - self.day_of(earlier)).days)
