"""People as admins see them: found by id or name, looked at, banned, given a role."""

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from domain.administration import Person, Record
from domain.people import Role
from storage.models import GrammarCorrection, TalkSession, User, UserLevel, UserSettings

FOUND = 8
"""People listed at most."""
KINDS = 5
"""Kinds of mistake listed at most."""


def search(db: Session, words: str) -> list[Person]:
    """People by Telegram id, own id, @user name or a part of their name; reads all names."""
    text = words.strip().removeprefix("@")
    if not text:
        return []
    if text.isdecimal() and len(text) < 19:  # noqa: PLR2004 - what a 64-bit id may have
        is_so = or_(User.telegram_id == int(text), User.id == int(text))
    else:
        is_so = or_(User.username.icontains(text, autoescape=True), User.full_name.icontains(text, autoescape=True))
    query = select(User.id, User.telegram_id, User.full_name, User.username).where(is_so)
    return [Person(*row) for row in db.execute(query.order_by(User.last_seen_at.desc(), User.id).limit(FOUND))]


def record(db: Session, user_id: int) -> Record | None:
    """All that the user view shows."""
    query = (
        select(User, UserSettings.target_language, UserLevel.cefr_level)
        .join(UserSettings, UserSettings.user_id == User.id)
        .outerjoin(UserLevel, (UserLevel.user_id == User.id) & (UserLevel.language == UserSettings.target_language))
    )
    found = db.execute(query.where(User.id == user_id)).one_or_none()
    if found is None:
        return None
    user, target, level = found
    talks = select(func.count(), func.coalesce(func.sum(TalkSession.total_turns), 0))
    talked, turns = db.execute(talks.where(TalkSession.user_id == user_id)).one()
    count = func.count().label("times")
    kinds = select(GrammarCorrection.error_type, count).where(GrammarCorrection.user_id == user_id)
    kinds = kinds.group_by(GrammarCorrection.error_type).order_by(count.desc(), GrammarCorrection.error_type)
    return Record(
        id=user.id,
        telegram_id=user.telegram_id,
        name=user.full_name,
        username=user.username,
        role=user.role,
        interface=user.interface_language,
        target=target,
        level=level,
        last_seen_at=user.last_seen_at,
        blocked_at=user.blocked_bot_at,
        is_banned=user.is_banned,
        talks=talked,
        turns=turns,
        mistakes=tuple((kind, times) for kind, times in db.execute(kinds.limit(KINDS))),
    )


def role(db: Session, user_id: int) -> Role:
    """The role as it is at this moment."""
    return db.execute(select(User.role).where(User.id == user_id)).scalar_one()


def set_role(db: Session, user_id: int, chosen: Role) -> bool:
    """Whether that changed anything."""
    change = update(User).where(User.id == user_id, User.role != chosen).values(role=chosen)
    return db.execute(change.returning(User.id)).first() is not None


def set_banned(db: Session, user_id: int, *, banned: bool) -> bool:
    """Whether that changed anything."""
    change = update(User).where(User.id == user_id, User.is_banned != banned).values(is_banned=banned)
    return db.execute(change.returning(User.id)).first() is not None
