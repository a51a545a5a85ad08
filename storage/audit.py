"""What admins did, for good."""

import datetime as dt
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from storage.models import AuditEntry


def note(
    db: Session, actor_id: int | None, action: str, now: dt.datetime, *, target: str = "", detail: Any = None
) -> None:
    """Who did what to what; `actor_id` is None for somebody at the shell."""
    values = {"actor_id": actor_id, "action": action, "target": target or None, "detail": detail, "at": now}
    db.execute(insert(AuditEntry).values(values))
