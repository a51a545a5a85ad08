"""Broadcasts: asked for, shown before they go, and how far they are."""

from collections.abc import Sequence

from domain.administration import BroadcastStatus, Progress
from views import admin
from views.admin_actions import AskBroadcast, MoveBroadcast, OpenBroadcast, Step
from views.markup import bar, bold, escape, folded, join, shorten
from views.phrases import Phrases
from views.screen import Button, Page, Rows

WIDTH = 10
SIGNS = {
    BroadcastStatus.DRAFT: "✏️",
    BroadcastStatus.SENDING: "📣",
    BroadcastStatus.PAUSED: "⏸",
    BroadcastStatus.DONE: "✅",
    BroadcastStatus.CANCELLED: "✖️",
}
BUTTONS = {
    BroadcastStatus.DRAFT: (Step.START, Step.CANCEL),
    BroadcastStatus.SENDING: (Step.PAUSE, Step.CANCEL),
    BroadcastStatus.PAUSED: (Step.RESUME, Step.CANCEL),
    BroadcastStatus.DONE: (),
    BroadcastStatus.CANCELLED: (),
}


def ask(phrases: Phrases, earlier: Sequence[Progress]) -> Page:
    """What to type, and the broadcasts before."""
    rows = tuple((Button(f"{SIGNS[one.status]} {shorten(one.text, 30)}", OpenBroadcast(one.id)),) for one in earlier)
    return Page(phrases("broadcast-ask"), (*rows, admin.back(phrases)))


def message(text: str) -> Page:
    """The message as everybody reads it."""
    return Page(escape(text))


def preview(phrases: Phrases, broadcast_id: int, people: int) -> Page:
    """To whom it would go; nothing goes before a tap."""
    start = Button(phrases.plain("button-broadcast-go"), MoveBroadcast(broadcast_id, Step.START))
    drop = Button(phrases.plain("button-broadcast-end"), MoveBroadcast(broadcast_id, Step.CANCEL))
    again = Button(phrases.plain("button-broadcast-again"), AskBroadcast())
    return Page(phrases("broadcast-preview", people=people), ((start,), (again, drop)))


def progress(phrases: Phrases, one: Progress) -> Page:
    """How far it is, and what can be done with it now."""
    share = one.settled / one.total if one.total else 1.0
    lines = [
        phrases("broadcast-counts", sent=one.sent, total=one.total),
        phrases("broadcast-blocked", count=one.blocked + one.skipped) if one.blocked + one.skipped else "",
        phrases("broadcast-failed", count=one.failed) if one.failed else "",
        phrases("broadcast-unknown", count=one.unknown) if one.unknown else "",
    ]
    title = bold(phrases(f"broadcast-{one.status.value}"))
    drawn = "" if one.status is BroadcastStatus.DRAFT else f"{bar(share, WIDTH)} {phrases.percent(share)}"
    html = join(title, folded(shorten(one.text, 300)), drawn, join(*lines, by="\n"))
    return Page(html, _rows(phrases, one))


def _rows(phrases: Phrases, one: Progress) -> Rows:
    steps = tuple(
        Button(phrases.plain(f"button-broadcast-{step.value}"), MoveBroadcast(one.id, step))
        for step in BUTTONS[one.status]
    )
    return (steps, admin.back(phrases))
