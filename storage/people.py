"""Learners: met, loaded, changed, parked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from domain import steps, zones
from domain.levels import Level, Native, Target, native_for
from domain.people import Learner, Preferences, Role
from storage.models import User, UserLevel, UserSettings
from storage.types import table_of

SEEN_EVERY = dt.timedelta(minutes=1)
"""`last_seen_at` is as exact as this; writing it for each update would cost a statement."""

_USERS, _SETTINGS, _LEVELS = table_of(User), table_of(UserSettings), table_of(UserLevel)
USERS, SETTINGS, LEVELS = _USERS.c, _SETTINGS.c, _LEVELS.c
COLUMNS = (
    USERS.id,
    USERS.telegram_id,
    USERS.full_name,
    USERS.interface_language,
    USERS.timezone,
    USERS.role,
    USERS.step,
    USERS.is_banned,
    USERS.blocked_bot_at,
    USERS.last_seen_at,
    SETTINGS.target_language,
    SETTINGS.correction_mode,
    SETTINGS.max_corrections,
    SETTINGS.strictness,
    SETTINGS.reactions_on,
    SETTINGS.show_translation,
    SETTINGS.card_directions,
    SETTINGS.typed_answers,
    SETTINGS.scheduler,
    SETTINGS.desired_retention,
    SETTINGS.daily_new_limit,
    SETTINGS.daily_review_limit,
    SETTINGS.day_starts_at,
    LEVELS.cefr_level,
)
LOAD = select(*COLUMNS).select_from(
    _USERS.join(_SETTINGS, SETTINGS.user_id == USERS.id).outerjoin(
        _LEVELS, (LEVELS.user_id == USERS.id) & (LEVELS.language == SETTINGS.target_language)
    )
)
BY_ID = LOAD.where(USERS.id == bindparam("user"))
BY_TELEGRAM_ID = LOAD.where(USERS.telegram_id == bindparam("account"))
CHANGE = update(_USERS).where(USERS.id == bindparam("user"))


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What Telegram says of somebody."""

    telegram_id: int
    name: str
    username: str | None = None
    language_code: str | None = None


def meet(db: Session, somebody: Newcomer, now: dt.datetime, owner_id: int | None = None) -> Learner | None:
    """The learner behind a Telegram account, made at the first meeting; None for one who is banned."""
    row = db.execute(BY_TELEGRAM_ID, {"account": somebody.telegram_id}).one_or_none()
    if row is None:
        _welcome(db, somebody, now, owner_id)
        row = db.execute(BY_TELEGRAM_ID, {"account": somebody.telegram_id}).one()
    elif row.last_seen_at is None or row.blocked_bot_at or now - row.last_seen_at > SEEN_EVERY:
        name = {"full_name": somebody.name, "username": somebody.username}
        db.execute(CHANGE, {"user": row.id, "last_seen_at": now, "blocked_bot_at": None, **name})
    if somebody.telegram_id == owner_id and row.role is not Role.OWNER:
        db.execute(update(User).where(User.id == row.id).values(role=Role.OWNER))
        row = db.execute(BY_ID, {"user": row.id}).one()
    return None if row.is_banned else _learner(row)


def by_telegram_id(db: Session, telegram_id: int) -> Learner | None:
    """The learner behind a Telegram account, if there is one."""
    row = db.execute(BY_TELEGRAM_ID, {"account": telegram_id}).one_or_none()
    return _learner(row) if row else None


def by_id(db: Session, user_id: int) -> Learner:
    """The learner of a row."""
    db.flush()
    return _learner(db.execute(BY_ID, {"user": user_id}).one())


def park(db: Session, telegram_id: int, now: dt.datetime) -> None:
    """Somebody blocked the bot: they are kept, and left alone."""
    db.execute(update(User).where(User.telegram_id == telegram_id).values(blocked_bot_at=now))


def unpark(db: Session, telegram_id: int) -> None:
    """Somebody came back."""
    db.execute(update(User).where(User.telegram_id == telegram_id).values(blocked_bot_at=None))


def set_step(db: Session, user_id: int, step: steps.Step) -> None:
    """What the learner's next free text will mean."""
    db.execute(CHANGE, {"user": user_id, "step": steps.to_json(step)})


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


def languages_learnt(db: Session) -> list[Target]:
    """The languages that somebody learns now."""
    found = db.execute(select(UserSettings.target_language).distinct()).scalars()
    return [Target(language) for language in found if language]


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


def _learner(row: Any) -> Learner:
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
            directions=row.card_directions,
            typed_answers=row.typed_answers,
            scheduler=row.scheduler,
            desired_retention=row.desired_retention,
            daily_new_limit=row.daily_new_limit,
            daily_review_limit=row.daily_review_limit,
            day_starts_at=row.day_starts_at,
        ),
    )
