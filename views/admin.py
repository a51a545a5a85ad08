"""The admin panel: its pages for figures, people and limits."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields

from domain.administration import Person, Record, Stats
from domain.people import Role
from views import admin_actions as actions
from views.admin_actions import Limit
from views.markup import Html, bold, join
from views.phrases import Phrases
from views.screen import Button, Page, Rows, Say

MICRO = 1_000_000
AS_SET = -1
"""The value that the settings name, not one chosen here."""
LIMITS: dict[Limit, tuple[int, ...]] = {
    Limit.DAILY_TURNS: (0, 10, 20, 40, 80, 200),
    Limit.MONTHLY_BUDGET: (0, 5, 20, 50, 100, 500),
}
"""What may be chosen: turns a day, US dollars a month."""
NAME_LENGTH = 30


def panel(phrases: Phrases, role: Role) -> Page:
    """What this role may do."""
    rows: Rows = (
        (
            Button(phrases.plain("button-admin-seed"), actions.PreviewSeed()),
            Button(phrases.plain("button-admin-export"), actions.OpenExports()),
        ),
        (
            Button(phrases.plain("button-admin-stats"), actions.OpenStats()),
            Button(phrases.plain("button-admin-person"), actions.AskPerson()),
        ),
    )
    if role.includes(Role.ADMIN):
        broadcast = Button(phrases.plain("button-admin-broadcast"), actions.AskBroadcast())
        rows = (*rows, (broadcast, Button(phrases.plain("button-admin-limits"), actions.OpenLimits())))
    return Page(join(bold(phrases("admin-title")), phrases("admin-how")), rows)


def back(phrases: Phrases) -> tuple[Button, ...]:
    """The row that leads back to the panel."""
    return (Button(phrases.plain("button-admin-back"), actions.OpenPanel()),)


def question(text: Html) -> Page:
    """Something an admin is to type."""
    return Page(text)


def figures(phrases: Phrases, found: Stats) -> Page:
    """The installation in figures."""
    facts = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "cost_microusd"}
    cost = phrases.number(found.cost_microusd / MICRO)
    lines = [
        phrases("stats-learners", learners=facts["learners"], blocked=facts["blocked"], banned=facts["banned"]),
        phrases("stats-active", today=facts["active_today"], week=facts["active_week"]),
        phrases("stats-talks", total=facts["talks"], week=facts["talks_week"]),
        phrases("stats-turns", total=facts["turns"], week=facts["turns_week"]),
        phrases("stats-corrections", total=facts["corrections"], week=facts["corrections_week"]),
        phrases("stats-cost", cost=cost),
        phrases(
            "stats-queues",
            undecided=facts["undecided"],
            unanswered=facts["unanswered"],
            broadcast=facts["to_broadcast"],
        ),
    ]
    again = Button(phrases.plain("button-admin-again"), actions.OpenStats())
    return Page(join(bold(phrases("stats-title")), join(*lines, by="\n")), ((again,), back(phrases)))


def people_found(phrases: Phrases, words: str, found: Sequence[Person]) -> Page:
    """Who was found; a tap shows one."""
    rows = tuple((Button(_name(one), actions.OpenPerson(one.id)),) for one in found)
    title = phrases("admin-found", text=words) if found else phrases("admin-found-none", text=words)
    return Page(title, (*rows, back(phrases)))


def person(phrases: Phrases, found: Record, seen: dt.datetime | None, *, may_ban: bool, may_promote: bool) -> Page:
    """One person; the buttons are what this admin may do."""
    unknown = phrases("person-unknown")
    username = f"@{found.username}" if found.username else "—"
    last = f"{phrases.date(seen.date())}, {phrases.clock(seen)} UTC" if seen else unknown
    language = phrases.plain(f"language-{found.target}") if found.target else "—"
    mistakes = ", ".join(f"{kind.value} {times}" for kind, times in found.mistakes) or "—"
    lines = [
        phrases("person-ids", number=str(found.id), telegram=str(found.telegram_id), username=username),
        phrases("person-role", role=phrases.plain(f"role-{found.role.value}")),
        phrases("person-learns", language=language, level=found.level.value if found.level else "—"),
        phrases("person-talks", talks=found.talks, turns=found.turns),
        phrases("person-mistakes", kinds=mistakes),
        phrases("person-seen", time=last),
        phrases("person-blocked") if found.blocked_at else "",
        phrases("person-banned") if found.is_banned else "",
    ]
    return Page(
        join(bold(found.name or username), join(*lines, by="\n")),
        _person_rows(phrases, found, may_ban=may_ban, may_promote=may_promote),
    )


def _person_rows(phrases: Phrases, found: Record, *, may_ban: bool, may_promote: bool) -> Rows:
    row: list[Button] = []
    if may_ban:
        label = phrases.plain("button-admin-unban" if found.is_banned else "button-admin-ban")
        row.append(Button(label, actions.Ban(found.id, not found.is_banned)))
    if may_promote:
        row.append(Button(phrases.plain("button-admin-role"), actions.OpenRoles(found.id)))
    return (tuple(row), back(phrases))


def roles(phrases: Phrases, found: Record) -> Page:
    """The roles somebody may be given; theirs is marked."""
    rows = tuple(
        (
            Button(
                ("✓ " if role is found.role else "") + phrases.plain(f"role-{role.value}"),
                actions.ChooseRole(found.id, role),
            ),
        )
        for role in Role
    )
    title = join(bold(found.name), phrases("role-how"))
    return Page(title, (*rows, (Button(phrases.plain("button-back"), actions.OpenPerson(found.id)),)))


def new_role(phrases: Phrases, role: Role) -> Say:
    """What somebody reads whose role changed."""
    name = phrases.plain(f"role-{role.value}")
    return Say(phrases("role-new" if role.includes(Role.TEACHER) else "role-none", role=name))


def limits(phrases: Phrases, current: dict[Limit, int | None]) -> Page:
    """What holds for the whole bot, with what may be chosen."""
    rows: list[tuple[Button, ...]] = []
    parts = [bold(phrases("limits-title")), phrases("limits-how")]
    for limit, value in current.items():
        shown = phrases.plain("limit-as-set") if value is None else phrases.number(value)
        parts.append(phrases(f"limit-{limit.value}", value=shown))
        buttons = [_choice(phrases, limit, option, value) for option in LIMITS[limit]]
        rows += [tuple(buttons[:3]), tuple(buttons[3:]), (_choice(phrases, limit, AS_SET, value),)]
    return Page(join(*parts), (*rows, back(phrases)))


def _choice(phrases: Phrases, limit: Limit, option: int, current: int | None) -> Button:
    label = phrases.plain("limit-as-set") if option == AS_SET else phrases.number(option)
    label = f"{label} $" if limit is Limit.MONTHLY_BUDGET and option != AS_SET else label
    is_current = option == (AS_SET if current is None else current)
    return Button(("✓ " if is_current else "") + label, actions.ChooseLimit(limit, option))


def _name(one: Person) -> str:
    username = f" @{one.username}" if one.username else ""
    return f"{one.name[:NAME_LENGTH] or one.telegram_id}{username[:NAME_LENGTH]}"
