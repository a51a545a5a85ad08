"""Values of the whole bot, by key."""

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import Configuration


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
