"""Values of the whole bot, by key."""

import datetime as dt
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.models import Configuration

DAILY_TURNS = "daily_model_turns"
MONTHLY_MICROUSD = "monthly_microusd"


def values(db: Session, *keys: str) -> dict[str, Any]:
    """The values of those keys that are set."""
    rows = db.execute(select(Configuration.key, Configuration.value).where(Configuration.key.in_(keys)))
    return {row.key: row.value for row in rows}


def put(db: Session, key: str, value: Any) -> None:
    """Set a value; None takes it away."""
    if value is None:
        db.execute(delete(Configuration).where(Configuration.key == key))
    elif db.execute(update(Configuration).where(Configuration.key == key).values(value=value)).rowcount == 0:  # type: ignore[attr-defined] # an update counts its rows
        db.add(Configuration(key=key, value=value))


def claim(db: Session, key: str, now: dt.datetime, every: dt.timedelta) -> bool:
    """Whether what `key` names may happen now; it then may not again before `every` has passed."""
    row = db.execute(select(Configuration.value).where(Configuration.key == key)).scalar_one_or_none()
    if row is not None and now - dt.datetime.fromisoformat(str(row)) < every:
        return False
    if row is None:
        db.add(Configuration(key=key, value=now.isoformat()))
    else:
        db.execute(update(Configuration).where(Configuration.key == key).values(value=now.isoformat()))
    return True
