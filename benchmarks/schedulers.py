"""How well each schedule foretells recall: log loss and RMSE(bins) on one person's real flashcard reviews.

Run as `python -m benchmarks.schedulers [reviews.csv]`. The reviews are not part of this repository: they are looked
for in `../shared/data/reviews/reviews.csv` beside it; without them the run says that it is skipped. The columns are
card_id, review_rating (1-4) and review_time (ISO 8601).

The convention: reviews in order of time, days begin at 04:00 UTC, a review on the day of the card's last one is
remembered but not scored, the last 30 % of all reviews are the test. FSRS gives a probability by itself; for a schedule
that gives an interval it is 0.9 ^ (days gone by / interval), as it aims at 90 % when a card comes due. Constant is the
share recalled in the first 70 %, the moving average that of the last 100 scored reviews.
"""

import csv
import datetime as dt
import math
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from domain import ladder
from domain.days import Days
from domain.grades import Grade
from domain.memory import Memory, Schedule, Scheduler

REVIEWS = Path(__file__).parents[2] / "shared" / "data" / "reviews" / "reviews.csv"
TRAINING = 0.7
RETENTION = 0.9
WINDOW = 100
CERTAIN = 1e-6
"""No probability is nearer to 0 or 1."""
DAYS = Days()


@dataclass(frozen=True, slots=True)
class Asked:
    """One review; `elapsed` is None for a card's first and 0 on the day of the last one.

    `number` counts the card's days of review from 1, `lapses` its failures on a later day than the one before.
    """

    card: int
    grade: Grade
    at: dt.datetime
    elapsed: int | None
    number: int
    lapses: int

    @property
    def is_scored(self) -> bool:
        """Whether it stands on a later day than the card's last review."""
        return bool(self.elapsed)


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the predictions of one model are off; lower is better."""

    log_loss: float
    rmse: float


Model = Callable[[Sequence[Asked]], Iterator[float]]
"""Takes all reviews in order and yields a probability for each scored one, looking at earlier ones only."""


def read(path: Path) -> list[Asked]:
    """The reviews of a file in order of time."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (dt.datetime.fromisoformat(row["review_time"]), int(row["card_id"]), Grade(int(row["review_rating"])))
            for row in csv.DictReader(file)
        ]
    return asked_in_order(rows)


def asked_in_order(rows: Iterable[tuple[dt.datetime, int, Grade]]) -> list[Asked]:
    """Reviews from moment, card and grade, in order of time."""
    last: dict[int, Asked] = {}
    asked: list[Asked] = []
    for at, card, grade in sorted(rows):
        asked.append(_following(last.get(card), card, grade, at))
        last[card] = asked[-1]
    return asked


def _following(before: Asked | None, card: int, grade: Grade, at: dt.datetime) -> Asked:
    if before is None:
        return Asked(card, grade, at, None, 1, 0)
    elapsed = DAYS.between(before.at, at)
    lapsed = bool(before.elapsed) and before.grade is Grade.AGAIN
    return Asked(card, grade, at, elapsed, before.number + (elapsed > 0), before.lapses + lapsed)


def fsrs(reviews: Sequence[Asked]) -> Iterator[float]:
    """FSRS-6 with its default weights."""
    schedule = Schedule(Scheduler.FSRS, days=DAYS)
    memories: defaultdict[int, Memory] = defaultdict(Memory)
    for asked in reviews:
        memory = memories[asked.card]
        if asked.elapsed and memory.last_review:
            yield memory.retrievability(memory.last_review + dt.timedelta(days=asked.elapsed))
        memories[asked.card] = memory.after(asked.grade, asked.at, schedule, seed=asked.card)


def sm2(reviews: Sequence[Asked]) -> Iterator[float]:
    """SM-2 without confidence, which the reviews do not tell."""
    schedule = Schedule(Scheduler.SM2, days=DAYS)
    memories: defaultdict[int, Memory] = defaultdict(Memory)
    for asked in reviews:
        memory = memories[asked.card]
        if asked.elapsed:
            yield _at_interval(asked.elapsed, memory.interval_days)
        memories[asked.card] = memory.after(asked.grade, asked.at, schedule, seed=asked.card)


def rungs(reviews: Sequence[Asked]) -> Iterator[float]:
    """The ladder of 1-2-4-8-16-30 days; on one day a right answer climbs once, a wrong one always falls."""
    days: defaultdict[int, int] = defaultdict(int)
    for asked in reviews:
        if asked.elapsed:
            yield _at_interval(asked.elapsed, days[asked.card])
        if asked.elapsed != 0 or not asked.grade.is_recall:
            days[asked.card] = ladder.days_after(days[asked.card], was_right=asked.grade.is_recall)


def constant(reviews: Sequence[Asked]) -> Iterator[float]:
    """The share recalled in the first part."""
    scored = [asked for asked in reviews if asked.is_scored]
    seen = [asked.grade.is_recall for asked in reviews[: _split(reviews)] if asked.is_scored]
    yield from (sum(seen) / len(seen) for _ in scored)


def moving_average(reviews: Sequence[Asked]) -> Iterator[float]:
    """The share recalled of the last scored reviews of any card."""
    window: deque[bool] = deque([True, False], maxlen=WINDOW)
    for asked in reviews:
        if asked.is_scored:
            yield sum(window) / len(window)
            window.append(asked.grade.is_recall)


MODELS: dict[str, Model] = {
    "FSRS-6": fsrs,
    "moving average": moving_average,
    "constant": constant,
    "SM-2": sm2,
    "ladder": rungs,
}


def figures(reviews: Sequence[Asked], model: Model) -> Figures:
    """What a model's predictions are worth on the last part of the reviews."""
    is_test = [place >= _split(reviews) for place, asked in enumerate(reviews) if asked.is_scored]
    scored = [asked for asked in reviews if asked.is_scored]
    tested = [
        (asked, min(1 - CERTAIN, max(CERTAIN, chance)))
        for asked, chance, tests in zip(scored, model(reviews), is_test, strict=True)
        if tests
    ]
    loss = -sum(math.log(chance if asked.grade.is_recall else 1 - chance) for asked, chance in tested)
    return Figures(loss / len(tested), _rmse(tested))


def _split(reviews: Sequence[Asked]) -> int:
    return math.ceil(TRAINING * len(reviews))


def _at_interval(elapsed: int, interval: int) -> float:
    return float(RETENTION ** (elapsed / max(1, interval)))


def _rmse(tested: Sequence[tuple[Asked, float]]) -> float:
    """Root mean square of prediction less recall over bins of like reviews, as open-spaced-repetition bins them."""
    bins: defaultdict[tuple[int, int, int], list[float]] = defaultdict(list)
    for asked, chance in tested:
        key = (_stretch(asked.elapsed or 1, 3.62), _stretch(asked.number, 1.89), _stretch(asked.lapses, 1.73))
        bins[key].append(chance - asked.grade.is_recall)
    squares = sum(sum(errors) ** 2 / len(errors) for errors in bins.values())
    return math.sqrt(squares / len(tested))


def _stretch(count: int, growth: float) -> int:
    """The bin of a count, each `growth` times as wide as the one before; -1 for 0."""
    return math.floor(math.log(count) / math.log(growth)) if count else -1


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 also where there is nothing to measure."""
    console = Console()
    path = Path(arguments[0]) if arguments else REVIEWS
    if not path.is_file():
        console.print(f"Skipped: no reviews at {path}.")
        return 0
    reviews = read(path)
    tested = sum(asked.is_scored for asked in reviews[_split(reviews) :])
    table = Table(title=f"{len(reviews):,} reviews, {tested:,} tested; lower is better")
    table.add_column("schedule")
    table.add_column("log loss", justify="right")
    table.add_column("RMSE(bins)", justify="right")
    for name, model in MODELS.items():
        found = figures(reviews, model)
        table.add_row(name, f"{found.log_loss:.4f}", f"{found.rmse:.4f}")
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
