"""What the model was used for and what it cost; allowances are counted here."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.tutoring import Usage
from storage.models import ModelUsage, UsageCounter

MODEL_TURN = "model_turn"


def record(db: Session, user_id: int, turn_id: int | None, calls: Iterable[Usage], now: dt.datetime) -> None:
    """Store what calls of a model cost."""
    rows = [
        {
            "user_id": user_id,
            "turn_id": turn_id,
            "purpose": call.purpose,
            "model": call.model,
            "input_tokens": call.input_tokens,
            "cached_tokens": call.cached_tokens,
            "output_tokens": call.output_tokens,
            "cost_microusd": call.cost_microusd,
            "latency_ms": call.latency_ms,
            "outcome": call.outcome,
            "created_at": now,
        }
        for call in calls
    ]
    if rows:
        db.execute(insert(ModelUsage), rows)


def spent_microusd(db: Session, since: dt.datetime) -> int:
    """US dollars × 10⁻⁶ that all calls since a moment cost."""
    query = select(func.coalesce(func.sum(ModelUsage.cost_microusd), 0)).where(ModelUsage.created_at >= since)
    return int(db.execute(query).scalar_one())


def count(db: Session, user_id: int, day: dt.date, kind: str) -> int:
    """How often a learner did something on a local day."""
    query = select(UsageCounter.count).where(
        UsageCounter.user_id == user_id, UsageCounter.local_date == day, UsageCounter.kind == kind
    )
    return db.execute(query).scalar_one_or_none() or 0


def add(db: Session, user_id: int, day: dt.date, kind: str) -> None:
    """Count one more."""
    insert_for = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = insert_for(UsageCounter).values(user_id=user_id, local_date=day, kind=kind, count=1)
    keys = ["user_id", "local_date", "kind"]
    db.execute(row.on_conflict_do_update(index_elements=keys, set_={"count": UsageCounter.count + 1}))
