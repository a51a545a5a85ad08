"""The admin panel: figures, people, and what holds for the whole bot."""

import datetime as dt

from domain.administration import Person, Record, Stats
from domain.people import Role
from domain.refusals import Refusal
from domain.steps import AdminTyping, Ask
from handlers import broadcast, menus, roles
from handlers.turn import Asking, Turn
from storage import audit, configuration, directory, people, stats
from storage.db import Session
from views import account as account_views
from views import admin as views
from views import admin_actions as actions
from views import phrases as texts
from views.admin_actions import Limit
from views.screen import Menu, Page, Screen

MICRO = 1_000_000
KEYS = {Limit.DAILY_TURNS: configuration.DAILY_TURNS, Limit.MONTHLY_BUDGET: configuration.MONTHLY_MICROUSD}
UNIT = {Limit.DAILY_TURNS: 1, Limit.MONTHLY_BUDGET: MICRO}


@roles.only(Role.TEACHER)
def panel(db: Session, turn: Turn) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    """/admin."""
    page = views.panel(turn.phrases, turn.learner.role)
    return [turn.show(page)] if turn.action else [menus.commands(turn), turn.say(page)]


async def figures(asking: Asking) -> None:
    """The installation in figures; counting may take a while and keeps nobody waiting."""
    await asking.decide(_figures, await asking.read(_count))


@roles.only(Role.TEACHER)
def _count(db: Session, turn: Turn) -> Stats:
    return stats.of_all(db, turn.now)


@roles.only(Role.TEACHER)
def _figures(db: Session, turn: Turn, found: Stats) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [turn.show(views.figures(turn.phrases, found))]


@roles.only(Role.TEACHER)
def ask_person(db: Session, turn: Turn) -> list[Screen]:
    """Ask whom they look for."""
    people.set_step(db, turn.learner.id, AdminTyping(Ask.PERSON, _back(turn)))
    return [turn.show(views.question(turn.phrases("admin-person-ask")))]


async def typed(asking: Asking) -> None:
    """An admin typed what the panel asked for."""
    step = asking.turn.learner.step
    if isinstance(step, AdminTyping) and step.ask is Ask.PERSON and await asking.run(_may_look):
        await asking.decide(_found, await asking.read(_search))
    else:
        await asking.decide(_broadcast_text)


def _may_look(db: Session, turn: Turn) -> bool:
    return roles.may(db, turn, Role.TEACHER)


@roles.only(Role.TEACHER)
def _search(db: Session, turn: Turn) -> list[Person]:
    return directory.search(db, turn.text)


@roles.only(Role.TEACHER)
def _found(db: Session, turn: Turn, found: list[Person]) -> list[Screen]:
    people.set_step(db, turn.learner.id, _back(turn))
    audit.note(db, turn.learner.id, "person.search", turn.now, detail={"text": turn.text[:100]})
    return [turn.say(views.people_found(turn.phrases, turn.text[:60], found))]


def _broadcast_text(db: Session, turn: Turn) -> list[Screen]:
    """The text of a broadcast; who is no admin any more is only led out of the question."""
    people.set_step(db, turn.learner.id, _back(turn))
    if not roles.may(db, turn, Role.ADMIN):
        return [turn.say(account_views.nothing_open(turn.phrases))]
    return broadcast.write(db, turn)


@roles.only(Role.TEACHER)
def person(db: Session, turn: Turn) -> list[Screen]:
    """One person: level, talks, mistakes; looking is noted."""
    assert isinstance(turn.action, actions.OpenPerson)  # noqa: S101 - the route guarantees it
    found = _record(db, turn.action.user)
    audit.note(db, turn.learner.id, "person.view", turn.now, target=f"user {found.id}")
    return [turn.show(_person_page(db, turn, found))]


@roles.only(Role.ADMIN)
def ban(db: Session, turn: Turn) -> list[Screen]:
    """Ban, or let in again; nobody bans their equals or themselves."""
    assert isinstance(turn.action, actions.Ban)  # noqa: S101 - the route guarantees it
    found = _record(db, turn.action.user)
    if found.id == turn.learner.id or found.role.includes(directory.role(db, turn.learner.id)):
        raise Refusal("admin-not-over-them")
    changed = directory.set_banned(db, found.id, banned=turn.action.banned)
    if changed:
        action = "person.ban" if turn.action.banned else "person.unban"
        audit.note(db, turn.learner.id, action, turn.now, target=f"user {found.id}")
    said = turn.toast("admin-banned" if turn.action.banned else "admin-unbanned")
    return [said, turn.show(_person_page(db, turn, _record(db, found.id)))]


@roles.only(Role.OWNER)
def role_choices(db: Session, turn: Turn) -> list[Screen]:
    """The roles to choose from."""
    assert isinstance(turn.action, actions.OpenRoles)  # noqa: S101 - the route guarantees it
    found = _record(db, turn.action.user)
    return [turn.show(views.roles(turn.phrases, found))]


async def choose_role(asking: Asking) -> None:
    """Give somebody a role, and tell them."""
    told = await asking.run(_set_role)
    if told:
        telegram_id, screens = told
        await asking.tell(telegram_id, screens)
    await asking.decide(_after_role)


@roles.only(Role.OWNER)
def _set_role(db: Session, turn: Turn) -> tuple[int, list[Screen]] | None:
    assert isinstance(turn.action, actions.ChooseRole)  # noqa: S101 - the route guarantees it
    found, chosen = _record(db, turn.action.user), turn.action.role
    if found.id == turn.learner.id:
        raise Refusal("admin-not-yourself")
    if not directory.set_role(db, found.id, chosen):
        return None
    detail = {"from": found.role.value, "to": chosen.value}
    audit.note(db, turn.learner.id, "person.role", turn.now, target=f"user {found.id}", detail=detail)
    theirs = people.by_id(db, found.id)
    say = texts.of(theirs.interface)
    menu = Menu(tuple((name, say.plain(f"command-{name}")) for name in menus.names(chosen)))
    return theirs.telegram_id, [menu, views.new_role(say, chosen)]


@roles.only(Role.OWNER)
def _after_role(db: Session, turn: Turn) -> list[Screen]:
    assert isinstance(turn.action, actions.ChooseRole)  # noqa: S101 - the route guarantees it
    return [turn.show(_person_page(db, turn, _record(db, turn.action.user)))]


@roles.only(Role.ADMIN)
def limits(db: Session, turn: Turn) -> list[Screen]:
    """What holds for the whole bot."""
    return [turn.show(views.limits(turn.phrases, _limits(db)))]


@roles.only(Role.ADMIN)
def choose_limit(db: Session, turn: Turn) -> list[Screen]:
    """A value was chosen; it holds from the next turn on."""
    assert isinstance(turn.action, actions.ChooseLimit)  # noqa: S101 - the route guarantees it
    limit, value = turn.action.limit, turn.action.value
    if value not in views.LIMITS[limit] and value != views.AS_SET:
        raise Refusal("stale-button")
    configuration.put(db, KEYS[limit], None if value == views.AS_SET else value * UNIT[limit])
    detail = {"value": None if value == views.AS_SET else value}
    audit.note(db, turn.learner.id, "limit.set", turn.now, target=limit.value, detail=detail)
    return [turn.toast("setting-saved"), turn.show(views.limits(turn.phrases, _limits(db)))]


def _limits(db: Session) -> dict[Limit, int | None]:
    stored = configuration.values(db, *KEYS.values())
    return {limit: stored[key] // UNIT[limit] if key in stored else None for limit, key in KEYS.items()}


def _record(db: Session, user_id: int) -> Record:
    found = directory.record(db, user_id)
    if found is None:
        raise Refusal("admin-no-person")
    return found


def _person_page(db: Session, turn: Turn, found: Record) -> Page:
    mine = directory.role(db, turn.learner.id)
    seen = found.last_seen_at and found.last_seen_at.astimezone(dt.UTC)
    is_over = mine.includes(Role.ADMIN) and not found.role.includes(mine)
    is_owner = mine is Role.OWNER and found.id != turn.learner.id
    return views.person(turn.phrases, found, seen, may_ban=is_over, may_promote=is_owner)


_back = broadcast.back
