"""Which words a quiz asks, and the questions made of them."""

from dataclasses import dataclass
from random import Random

from domain import asking
from domain.courses import WordCategory
from domain.levels import Target
from domain.quiz import BOARD_SIZE, Entry, Question, QuizType, Source
from domain.refusals import Refusal
from handlers.turn import Turn
from language import blanks, lemmas, tokens
from storage import quiz_words, vocabulary
from storage.db import Session
from storage.quiz_words import Found, Place

DRAWN = 16
"""Words drawn for a quiz; some of them cannot be asked in its way."""
FROM_FIRST = 60
"""Words of the learner that are drawn from: the ones due first, or the ones last mistaken."""
BESIDE = 40
"""Words of one part of speech that wrong options are taken from."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What kind of quiz about which words."""

    kind: QuizType
    source: Source | WordCategory
    target: Target
    is_typed: bool


def source_of(text: str) -> Source | WordCategory:
    """The source a button names; refused where there is none of that name."""
    if text in set(Source):
        return Source(text)
    if text in set(WordCategory):
        return WordCategory(text)
    raise Refusal("stale-button")


def questions(db: Session, turn: Turn, ask: Ask) -> tuple[Question, ...]:
    """The questions of a new quiz; none where the source has no words that can be asked like this."""
    chance = turn.chance
    course = quiz_words.course(db, ask.target)
    near = _nearest(course, turn, chance)
    wanted = _wanted(db, turn, ask, near)
    if not wanted:
        return ()
    chosen = chance.sample(wanted[:FROM_FIRST], min(DRAWN, len(wanted[:FROM_FIRST])))
    fillers = [place.id for place in near if place.id not in chosen][:DRAWN]
    asked = quiz_words.load(db, [*chosen, *fillers], turn.learner.id)
    parts = {found.part for found in asked.values()}
    others = [one.id for part in parts for one in [place for place in near if place.part is part][:BESIDE]]
    words = asked | quiz_words.load(db, [one for one in others if one not in asked], turn.learner.id)
    entries = {one.id: _entry(one, turn, ask) for one in words.values()}
    deck = asking.Deck(
        entries=[entries[one] for one in chosen if one in entries],
        fillers=[entries[one] for one in fillers if one in entries],
        pool=list(entries.values()),
    )
    return asking.make(ask.kind, deck, chance, is_typed=ask.is_typed)


def _nearest(course: list[Place], turn: Turn, chance: Random) -> list[Place]:
    """The words of the course, those of the learner's level first, then what is below, in chance order."""
    level = turn.learner.level

    def distance(place: Place) -> tuple[bool, int]:
        return not level.includes(place.level), abs(level.rank - place.level.rank)

    return sorted(chance.sample(course, len(course)), key=distance)


def _wanted(db: Session, turn: Turn, ask: Ask, near: list[Place]) -> list[int]:
    match ask.source:
        case Source.MINE:
            return quiz_words.kept(db, turn.learner.id, ask.target)
        case Source.MISTAKES:
            return _mistaken(db, turn, ask.target)
        case Source.LEVEL:
            return [place.id for place in near]
        case category:
            of_it = set(quiz_words.of_category(db, ask.target, category.value))
            return [place.id for place in near if place.id in of_it]


def _mistaken(db: Session, turn: Turn, target: Target) -> list[int]:
    """Words answered wrongly in reviews, then words of the course in what should have been said."""
    reviewed = quiz_words.mistaken(db, turn.learner.id, target)
    said = quiz_words.corrected(db, turn.learner.id, target)[:FROM_FIRST]
    found = {lemmas.lemma(token.text, target) for text in said for token in tokens.words(text)}
    return list(dict.fromkeys([*reviewed, *vocabulary.ids_of_lemmas(db, target, sorted(found))]))


def _entry(found: Found, turn: Turn, ask: Ask) -> Entry:
    own = found.in_language(turn.learner.interface)
    shown = next((sense for sense in own if sense.example), None)
    needs_gap = shown is not None and ask.kind is QuizType.FILL_BLANK
    return Entry(
        id=found.id,
        language=ask.target,
        label=found.label,
        word=found.word,
        part=found.part,
        level=found.level,
        category=found.category,
        meanings=tuple(dict.fromkeys(sense.text for sense in own)),
        senses=frozenset((sense.native, sense.text) for sense in found.senses),
        example=shown.example if shown else "",
        translation=shown.translation if shown else "",
        gap=blanks.find(shown.example, found.word, found.part, ask.target) if shown and needs_gap else None,
    )


def has_own(db: Session, turn: Turn, target: Target) -> bool:
    """Whether the learner keeps enough words for a quiz of their own."""
    return len(quiz_words.kept(db, turn.learner.id, target, BOARD_SIZE)) >= BOARD_SIZE


def categories(db: Session, target: Target) -> list[WordCategory]:
    """What there are enough words about."""
    found = quiz_words.categories(db, target, asking.FEWEST)
    return [WordCategory(one) for one in found if one in set(WordCategory)]
