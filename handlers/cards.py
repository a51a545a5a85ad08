"""Cards: a sitting is drawn, each card rated once, reviews taken back; everything resumes from its row."""

from dataclasses import replace

from domain import queue
from domain.cards import Place
from domain.grades import Grade
from domain.memory import Memory
from domain.queue import Skill
from domain.refusals import Refusal
from domain.steps import AnsweringCard, Idle, WritingNote
from handlers import dealing
from handlers.turn import Turn
from language import answers
from storage import cards as storage
from storage import people
from storage.cards import Card, Sitting
from storage.db import Session
from views import actions, screen
from views import cards as views
from views.screen import Page, Screen

NOTE_LENGTH = 300


def open_cards(db: Session, turn: Turn) -> list[Screen]:
    """/cards: the open sitting goes on; else one is drawn."""
    sitting = storage.current(db, turn.learner.id)
    if sitting is not None and (sitting.card is None or not dealing.is_todays(turn, sitting)):
        storage.end(db, sitting.id, turn.now)
        sitting = None
    if sitting is None:
        dealt = dealing.deal(db, turn)
        if not dealt.cards:
            page = views.nothing_due(turn.phrases, dealing.next_in(db, turn), is_limit=dealt.is_limit)
            return [turn.show(page)]
        sitting = storage.of_learner(db, turn.learner.id, storage.begin(db, turn.learner.id, dealt.cards, turn.now))
    if sitting is None:
        raise Refusal("card-gone")
    return [turn.show(_current(db, turn, sitting))]


def rate(db: Session, turn: Turn) -> list[Screen]:
    """A grade was tapped: the card is scheduled and logged, the next one is shown."""
    assert isinstance(turn.action, actions.RateCard)  # noqa: S101 - the route guarantees it
    sitting = _sitting(db, turn, turn.action.sitting)
    at = turn.action.place
    if at < sitting.index or not sitting.is_open:
        return [turn.toast("card-rated-already")]
    card = storage.card(db, turn.learner.id, turn.action.card, turn.learner.interface)
    if card is None or at != sitting.index or sitting.card != card.id or turn.action.grade not in set(Grade):
        raise Refusal("stale-button")
    grade = Grade(turn.action.grade)
    after = card.memory.after(grade, turn.now, turn.learner.schedule, seed=card.id)
    review = storage.rate(db, turn.learner.id, card, grade, after, turn.now, is_leech=queue.is_leech(after))
    places = list(sitting.places)
    places[at] = Place(card.id, review, int(grade), card.memory, card.streak, card.is_leech)
    if not after.interval_days:
        places.append(Place(card.id))
    told = [turn.toast("card-leech-now")] if queue.points_out_leech(card.memory, after) else []
    return [*told, turn.show(_go_to(db, turn, sitting, places, at + 1))]


def undo(db: Session, turn: Turn) -> list[Screen]:
    """The last review is taken back, also after a restart and after the end of a sitting."""
    assert isinstance(turn.action, actions.UndoCard)  # noqa: S101 - the route guarantees it
    sitting = _sitting(db, turn, turn.action.sitting)
    if turn.action.place != sitting.index:
        return [turn.toast("card-undone-already")]
    rated = [at for at, place in enumerate(sitting.places[: sitting.index]) if place.before is not None]
    if not rated:
        return [turn.toast("card-nothing-to-undo")]
    at = rated[-1]
    taken_back = sitting.places[at]
    storage.take_back(db, turn.learner.id, taken_back, turn.now)
    later = [place for place in sitting.places[at + 1 :] if place.card != taken_back.card]
    places = [*sitting.places[:at], Place(taken_back.card), *later]
    storage.reopen(db, sitting.id)
    return [turn.toast("card-undone"), turn.show(_go_to(db, turn, sitting, places, at))]


def reveal(db: Session, turn: Turn) -> list[Screen]:
    """The answer was not written but looked up."""
    assert isinstance(turn.action, actions.RevealCard)  # noqa: S101 - the route guarantees it
    sitting, card = _open_card(db, turn, turn.action.sitting, turn.action.place)
    _stop_waiting(db, turn)
    return [turn.show(views.judged(turn.phrases, _drawn(sitting, card), "", _waits(turn, card)))]


def answer(db: Session, turn: Turn) -> list[Screen]:
    """The answer was written: what it was worth, and the grades."""
    step = turn.learner.step
    sitting = _sitting(db, turn, step.sitting) if isinstance(step, AnsweringCard) else None
    if sitting is None or not isinstance(step, AnsweringCard) or not sitting.is_open or sitting.index != step.place:
        _stop_waiting(db, turn)
        return open_cards(db, turn)
    card = storage.card(db, turn.learner.id, sitting.card or 0, turn.learner.interface)
    if card is None:
        raise Refusal("card-gone")
    others = storage.lookalikes(db, card.language, card.word)
    verdict = answers.judge(turn.text, [card.label, card.word], card.language.value, card.part, others)
    _stop_waiting(db, turn)
    said = views.verdict(turn.phrases, verdict)
    return [turn.say(views.judged(turn.phrases, _drawn(sitting, card), said, _waits(turn, card)))]


def show(db: Session, turn: Turn) -> list[Screen]:
    """Back to the open card."""
    assert isinstance(turn.action, actions.ShowCard)  # noqa: S101 - the route guarantees it
    sitting, _ = _open_card(db, turn, turn.action.sitting, turn.action.place)
    return [turn.show(_current(db, turn, sitting))]


def tools(db: Session, turn: Turn) -> list[Screen]:
    """What else can be done with the open card."""
    assert isinstance(turn.action, actions.OpenCardTools)  # noqa: S101 - the route guarantees it
    sitting, card = _open_card(db, turn, turn.action.sitting, turn.action.place)
    return [turn.show(views.tools(turn.phrases, _drawn(sitting, card), can_speak=turn.has_voice))]


def suspend(db: Session, turn: Turn) -> list[Screen]:
    """The open card is never asked again; the next one comes."""
    assert isinstance(turn.action, actions.SuspendCard)  # noqa: S101 - the route guarantees it
    sitting, card = _open_card(db, turn, turn.action.sitting, turn.action.place)
    storage.suspend(db, turn.learner.id, card.id)
    return [turn.toast("card-suspended"), turn.show(_go_to(db, turn, sitting, list(sitting.places), sitting.index + 1))]


def ask_note(db: Session, turn: Turn) -> list[Screen]:
    """A note for the open card is to be written."""
    assert isinstance(turn.action, actions.NoteCard)  # noqa: S101 - the route guarantees it
    sitting, card = _open_card(db, turn, turn.action.sitting, turn.action.place)
    people.set_step(db, turn.learner.id, WritingNote(sitting.id, card.id))
    return [turn.say(views.ask_note(turn.phrases, card.label))]


def note(db: Session, turn: Turn) -> list[Screen]:
    """The note was written; the sitting goes on."""
    step = turn.learner.step
    if not isinstance(step, WritingNote):
        return open_cards(db, turn)
    storage.annotate(db, turn.learner.id, step.card, turn.text.strip()[:NOTE_LENGTH] or None)
    _stop_waiting(db, turn)
    return [turn.toast("card-noted"), *open_cards(db, turn)]


def speak(db: Session, turn: Turn) -> list[Screen]:
    """The word of the open card as a voice message."""
    assert isinstance(turn.action, actions.SpeakCard)  # noqa: S101 - the route guarantees it
    if not turn.has_voice:
        raise Refusal("no-voice")
    _, card = _open_card(db, turn, turn.action.sitting, turn.action.place)
    text = f"{card.label}. {card.example}" if card.side is Skill.RECOGNISE else card.label
    return [screen.Voice(text, card.language.value, turn.phrases("no-voice"), reply_to=turn.message_id)]


def end(db: Session, turn: Turn) -> list[Screen]:
    """The sitting is ended before its last card."""
    assert isinstance(turn.action, actions.EndCards)  # noqa: S101 - the route guarantees it
    sitting = _sitting(db, turn, turn.action.sitting)
    if not sitting.is_open:
        return [turn.toast("cards-ended-already")]
    return [turn.show(_finish(db, turn, sitting))]


def _sitting(db: Session, turn: Turn, sitting_id: int) -> Sitting:
    sitting = storage.of_learner(db, turn.learner.id, sitting_id)
    if sitting is None:
        raise Refusal("card-gone")
    return sitting


def _open_card(db: Session, turn: Turn, sitting_id: int, place: int) -> tuple[Sitting, Card]:
    """The card that a button belongs to, as long as it is the open one."""
    sitting = _sitting(db, turn, sitting_id)
    if not sitting.is_open or sitting.index != place or sitting.card is None:
        raise Refusal("stale-button")
    card = storage.card(db, turn.learner.id, sitting.card, turn.learner.interface)
    if card is None:
        raise Refusal("card-gone")
    return sitting, card


def _go_to(db: Session, turn: Turn, sitting: Sitting, places: list[Place], index: int) -> Page:
    """Store where the sitting stands and draw what is there."""
    storage.move(db, sitting.id, places, index)
    moved = replace(sitting, places=places, index=index)
    return _finish(db, turn, moved) if moved.card is None else _current(db, turn, moved)


def _current(db: Session, turn: Turn, sitting: Sitting) -> Page:
    card = storage.card(db, turn.learner.id, sitting.card or 0, turn.learner.interface)
    if card is None:
        return _go_to(db, turn, sitting, sitting.places, sitting.index + 1)
    drawn = _drawn(sitting, card)
    if turn.learner.preferences.typed_answers and card.side is Skill.PRODUCE:
        people.set_step(db, turn.learner.id, AnsweringCard(sitting.id, sitting.index))
        return views.typed(turn.phrases, drawn)
    _stop_waiting(db, turn)
    return views.asked(turn.phrases, drawn, _waits(turn, card))


def _stop_waiting(db: Session, turn: Turn) -> None:
    """Free text means talk again."""
    if isinstance(turn.learner.step, AnsweringCard | WritingNote):
        people.set_step(db, turn.learner.id, Idle())


def _finish(db: Session, turn: Turn, sitting: Sitting) -> Page:
    storage.end(db, sitting.id, turn.now)
    _stop_waiting(db, turn)
    grades = [place.grade for place in sitting.places[: sitting.index] if place.grade is not None]
    return views.done(
        turn.phrases,
        views.Done(
            sitting=sitting.id,
            place=sitting.index,
            rated=len(grades),
            recalled=sum(Grade(grade).is_recall for grade in grades),
            next_in=dealing.next_in(db, turn),
            can_undo=_can_undo(sitting),
        ),
    )


def _can_undo(sitting: Sitting) -> bool:
    return any(place.before is not None for place in sitting.places[: sitting.index])


def _drawn(sitting: Sitting, card: Card) -> views.Card:
    return views.Card(
        sitting=sitting.id,
        card=card.id,
        place=sitting.index + 1,
        total=len(sitting.places),
        side=card.side,
        label=card.label,
        plural=card.plural,
        ipa=card.ipa,
        meaning=card.meaning,
        example=card.example,
        example_translation=card.example_translation,
        note=card.note,
        is_new=card.memory.reps == 0,
        is_leech=card.is_leech,
        can_undo=_can_undo(sitting),
    )


def _waits(turn: Turn, card: Card) -> dict[Grade, views.Wait]:
    states: dict[Grade, Memory] = card.memory.next_states(turn.now, turn.learner.schedule, seed=card.id)
    return {grade: after.wait for grade, after in states.items()}
