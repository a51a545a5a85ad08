"""Cards as they are asked: the front, the hidden back, the grades with the next interval on each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from domain.answers import Verdict
from domain.grades import Grade
from domain.queue import Skill
from views import actions
from views.markup import Html, bold, escape, italic, join, spoiler, strike
from views.phrases import Phrases
from views.screen import Button, Page, Rows

GRADES = {Grade.AGAIN: "❌", Grade.HARD: "😬", Grade.GOOD: "👍", Grade.EASY: "✨"}
FLAG = {Skill.RECOGNISE: "👁", Skill.PRODUCE: "✍️"}
Wait = dt.timedelta


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn of a card; `label` is the word with its article, `place` and `total` count from 1."""

    sitting: int
    card: int
    place: int
    total: int
    side: Skill
    label: str
    plural: str
    ipa: str
    meaning: str
    example: str
    example_translation: str
    note: str = ""
    is_new: bool = False
    is_leech: bool = False
    can_undo: bool = False


def asked(phrases: Phrases, card: Card, waits: Mapping[Grade, dt.timedelta]) -> Page:
    """A card with its back behind a spoiler; `waits` is what each grade would bring."""
    html = join(_title(phrases, card), _front(card), spoiler(_back(card)), _extras(phrases, card))
    return Page(html, (*_grades(phrases, card, waits), _tools(phrases, card)))


def typed(phrases: Phrases, card: Card) -> Page:
    """A card whose answer is to be written; its back is not in the message yet."""
    html = join(_title(phrases, card), _front(card), italic(phrases("card-type")))
    show = Button(phrases.plain("button-show"), actions.RevealCard(card.sitting, card.place - 1))
    return Page(html, ((show,), _tools(phrases, card)))


def judged(phrases: Phrases, card: Card, verdict: str, waits: Mapping[Grade, dt.timedelta]) -> Page:
    """A card with its back open, and what the written answer was."""
    html = join(_title(phrases, card), verdict, _front(card), _back(card), _extras(phrases, card))
    return Page(html, (*_grades(phrases, card, waits), _tools(phrases, card)))


def _title(phrases: Phrases, card: Card) -> Html:
    new = f" · {phrases('card-new')}" if card.is_new else ""
    return Html(f"{FLAG[card.side]} {card.place}/{card.total}{new}")


def _front(card: Card) -> Html:
    if card.side is Skill.PRODUCE:
        return bold(card.meaning)
    sound = f"  /{escape(card.ipa)}/" if card.ipa else ""
    return Html(f"{bold(card.label)}{sound}")


def _back(card: Card) -> Html:
    plural = f", {escape(card.plural)}" if card.plural else ""
    if card.side is Skill.PRODUCE:
        answer = Html(f"{bold(card.label)}{plural}")
    else:
        answer = Html(f"{escape(card.meaning)}" + (f" ({escape(card.label)}{plural})" if plural else ""))
    example = f"{escape(card.example)}\n{escape(card.example_translation)}".strip() if card.example else ""
    return join(answer, Html(example), by="\n")


def _extras(phrases: Phrases, card: Card) -> Html:
    leech = phrases("card-leech") if card.is_leech else Html("")
    return join(leech, Html(f"📝 {italic(card.note)}") if card.note else "")


def _grades(phrases: Phrases, card: Card, waits: Mapping[Grade, dt.timedelta]) -> Rows:
    buttons = [
        Button(
            f"{GRADES[grade]} {phrases.plain(f'grade-{grade.name.lower()}')} · {phrases.wait(waits[grade])}",
            actions.RateCard(card.sitting, card.place - 1, card.card, int(grade)),
        )
        for grade in Grade
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


def _tools(phrases: Phrases, card: Card) -> tuple[Button, ...]:
    undo = Button(phrases.plain("button-undo"), actions.UndoCard(card.sitting, card.place - 1))
    more = Button("⋯", actions.OpenCardTools(card.sitting, card.place - 1))
    end = Button(phrases.plain("button-end"), actions.EndCards(card.sitting))
    return (undo, more, end) if card.can_undo else (more, end)


def verdict(phrases: Phrases, found: Verdict) -> Html:
    """What a written answer was, and which letters were off."""
    said = phrases(f"answer-{found.finding.value.replace('_', '-')}", expected=found.expected)
    slips = [
        Html(f"{strike(slip.given) if slip.given else '∅'} → {bold(slip.right) if slip.right else '∅'}")
        for slip in found.slips
    ]
    return join(said, Html(", ".join(slips)), by="\n")


def tools(phrases: Phrases, card: Card, *, can_speak: bool) -> Page:
    """What else can be done with a card."""
    at = (card.sitting, card.place - 1)
    rows = [
        (Button(phrases.plain("button-suspend"), actions.SuspendCard(*at)),),
        (Button(phrases.plain("button-note"), actions.NoteCard(*at)),),
        (Button(phrases.plain("button-back"), actions.ShowCard(*at)),),
    ]
    if can_speak:
        rows.insert(0, (Button(phrases.plain("button-say"), actions.SpeakCard(*at)),))
    return Page(join(_title(phrases, card), _front(card)), tuple(rows))


@dataclass(frozen=True, slots=True)
class Done:
    """What a sitting was: cards rated, how many of them recalled, how long until the next one is due."""

    sitting: int
    place: int
    rated: int
    recalled: int
    next_in: dt.timedelta | None
    can_undo: bool


def done(phrases: Phrases, sitting: Done) -> Page:
    """The end of a sitting."""
    parts = [phrases("cards-done", rated=sitting.rated) if sitting.rated else phrases("cards-stopped")]
    if sitting.rated:
        parts.append(phrases("cards-recalled", share=phrases.percent(sitting.recalled / sitting.rated)))
    if sitting.next_in is not None:
        parts.append(phrases("cards-next", time=phrases.wait(sitting.next_in)))
    rows: list[tuple[Button, ...]] = [
        (Button(phrases.plain("button-more-cards"), actions.OpenCards()),),
        (Button(phrases.plain("button-talk"), actions.OpenScenarios(0)),),
    ]
    if sitting.can_undo:
        rows.insert(0, (Button(phrases.plain("button-undo"), actions.UndoCard(sitting.sitting, sitting.place)),))
    return Page(join(*parts), tuple(rows))


def nothing_due(phrases: Phrases, next_in: dt.timedelta | None, *, is_limit: bool) -> Page:
    """No card to ask now, and why."""
    why = phrases("cards-limit") if is_limit else phrases("cards-nothing")
    when = phrases("cards-next", time=phrases.wait(next_in)) if next_in else Html("")
    return Page(join(why, when), ((Button(phrases.plain("button-talk"), actions.OpenScenarios(0)),),))


def ask_note(phrases: Phrases, label: str) -> Page:
    """A note is to be written."""
    return Page(phrases("card-write-note", word=label))
