"""Learners: met, loaded, changed, parked."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from domain import steps, zones
from domain.levels import Level, Native, Target, native_for
from domain.people import Learner, Preferences, Role
from storage.models import User, UserLevel, UserSettings

SEEN_EVERY = dt.timedelta(minutes=1)
"""`last_seen_at` is as exact as this; writing it for each update would cost a statement."""

COLUMNS = (
    User.id,
    User.telegram_id,
    User.full_name,
    User.interface_language,
    User.timezone,
    User.role,
    User.step,
    User.is_banned,
    User.blocked_bot_at,
    User.last_seen_at,
    UserSettings.target_language,
    UserSettings.correction_mode,
    UserSettings.max_corrections,
    UserSettings.strictness,
    UserSettings.reactions_on,
    UserSettings.show_translation,
    UserLevel.cefr_level,
)
LOAD = (
    select(*COLUMNS)
    .join(UserSettings, UserSettings.user_id == User.id)
    .outerjoin(UserLevel, (UserLevel.user_id == User.id) & (UserLevel.language == UserSettings.target_language))
)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What Telegram says of somebody."""

    telegram_id: int
    name: str
    username: str | None = None
    language_code: str | None = None


def meet(db: Session, somebody: Newcomer, now: dt.datetime, owner_id: int | None = None) -> Learner | None:
    """The learner behind a Telegram account, made at the first meeting; None for one who is banned."""
    row = db.execute(LOAD.where(User.telegram_id == somebody.telegram_id)).one_or_none()
    if row is None:
        _welcome(db, somebody, now, owner_id)
        row = db.execute(LOAD.where(User.telegram_id == somebody.telegram_id)).one()
    elif row.last_seen_at is None or row.blocked_bot_at or now - row.last_seen_at > SEEN_EVERY:
        seen = update(User).where(User.id == row.id)
        db.execute(seen.values(last_seen_at=now, blocked_bot_at=None, full_name=somebody.name))
    return None if row.is_banned else _learner(row)


def by_telegram_id(db: Session, telegram_id: int) -> Learner | None:
    """The learner behind a Telegram account, if there is one."""
    row = db.execute(LOAD.where(User.telegram_id == telegram_id)).one_or_none()
    return _learner(row) if row else None


def by_id(db: Session, user_id: int) -> Learner:
    """The learner of a row."""
    return _learner(db.execute(LOAD.where(User.id == user_id)).one())


def park(db: Session, telegram_id: int, now: dt.datetime) -> None:
    """Somebody blocked the bot: they are kept, and left alone."""
    db.execute(update(User).where(User.telegram_id == telegram_id).values(blocked_bot_at=now))


def unpark(db: Session, telegram_id: int) -> None:
    """Somebody came back."""
    db.execute(update(User).where(User.telegram_id == telegram_id).values(blocked_bot_at=None))


def set_step(db: Session, user_id: int, step: steps.Step) -> None:
    """What the learner's next free text will mean."""
    db.execute(update(User).where(User.id == user_id).values(step=steps.to_json(step)))


def set_interface(db: Session, user_id: int, native: Native) -> None:
    """The language the tutor explains in, which is taken for the learner's own."""
    values = {"interface_language": native.value, "native_language": native.value}
    db.execute(update(User).where(User.id == user_id).values(**values))


def set_timezone(db: Session, user_id: int, name: str) -> None:
    """Where the learner lives, an IANA name."""
    db.execute(update(User).where(User.id == user_id).values(timezone=name))


def set_target(db: Session, user_id: int, target: Target) -> None:
    """The language the learner learns now."""
    db.execute(update(UserSettings).where(UserSettings.user_id == user_id).values(target_language=target.value))


def set_level(db: Session, user_id: int, target: Target, level: Level, now: dt.datetime) -> None:
    """How far the learner is in a language."""
    change = update(UserLevel).where(UserLevel.user_id == user_id, UserLevel.language == target.value)
    changed = db.execute(change.values(cefr_level=level, assessed_at=now).returning(UserLevel.id)).first()
    if changed is None:
        db.add(UserLevel(user_id=user_id, language=target.value, cefr_level=level, assessed_at=now))


def settings(db: Session, user_id: int) -> UserSettings:
    """All settings of a learner; a change to the row is stored with the transaction."""
    return db.execute(select(UserSettings).where(UserSettings.user_id == user_id)).scalar_one()


def _welcome(db: Session, somebody: Newcomer, now: dt.datetime, owner_id: int | None) -> None:
    native = native_for(somebody.language_code)
    user = User(
        telegram_id=somebody.telegram_id,
        username=somebody.username,
        full_name=somebody.name,
        native_language=native.value,
        interface_language=native.value,
        timezone=zones.guess(somebody.language_code),
        role=Role.OWNER if somebody.telegram_id == owner_id else Role.LEARNER,
        step=steps.to_json(steps.Idle()),
        last_seen_at=now,
    )
    db.add(user)
    db.flush()
    db.add(UserSettings(user_id=user.id))
    db.flush()


def _learner(row: Row[tuple[object, ...]]) -> Learner:
    return Learner(
        id=row.id,
        telegram_id=row.telegram_id,
        name=row.full_name,
        interface=Native(row.interface_language),
        timezone=row.timezone,
        role=Role(row.role),
        step=steps.from_json(row.step),
        target=Target(row.target_language) if row.target_language else None,
        level=row.cefr_level or Level.A1,
        preferences=Preferences(
            correction_mode=row.correction_mode,
            max_corrections=row.max_corrections,
            strictness=row.strictness,
            reactions_on=row.reactions_on,
            show_translation=row.show_translation,
        ),
    )
