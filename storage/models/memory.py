"""What a schedule remembers about one thing to learn: the same columns wherever something comes back."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.choices import MemoryState
from storage.types import at_least, between, choice


class Memory:
    """Stability in days, difficulty 1–10 (FSRS-6), ease 1.3–5.0 (SM-2), whole days to the next review."""

    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    state: Mapped[MemoryState] = mapped_column(
        choice(MemoryState, "state"), default=MemoryState.NEW, server_default="new"
    )
    due_at: Mapped[datetime | None]
    last_review_at: Mapped[datetime | None]
    reps: Mapped[int] = mapped_column(default=0, server_default="0")
    lapses: Mapped[int] = mapped_column(default=0, server_default="0")
    ease_factor: Mapped[float] = mapped_column(default=2.5, server_default="2.5")
    interval_days: Mapped[int] = mapped_column(default=0, server_default="0")


def memory_rules() -> tuple[CheckConstraint, ...]:
    """What must hold for the columns of Memory, made anew for each table."""
    return (
        CheckConstraint("stability > 0", name="stability"),
        between("difficulty", 1, 10),
        at_least("reps", 0),
        at_least("lapses", 0),
        between("ease_factor", 1.3, 5.0),
        at_least("interval_days", 0),
    )
