"""A quiz: its questions, made once from words and chance, and what was answered; all of it is kept in one row."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec

from domain.courses import PartOfSpeech
from domain.levels import Level, Target
from domain.queue import Skill

BOARD_SIZE = 4
"""Pairs on one board."""
TYPED_LENGTH = 200
"""Characters of a typed answer that are kept."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_LETTERS = re.compile(r"[^\w]+")
_BETWEEN = re.compile(r"[;,/]")
_LEADING = re.compile(r"^(?:to|the|an?|der|die|das|ein|eine|el|la|los|las|un|una|il|lo|gli|uno) (?=\w)")


class QuizType(StrEnum):
    """How a quiz asks; the value is what `vocabulary_quizzes.quiz_type` holds."""

    MULTIPLE_CHOICE = "multiple_choice"
    FILL_BLANK = "fill_blank"
    MATCHING = "matching"
    LISTENING = "listening"


class Source(StrEnum):
    """Where the words of a quiz come from, besides a category of the course."""

    MINE = "mine"
    LEVEL = "level"
    MISTAKES = "mistakes"


def folded(text: str) -> str:
    """The text as it is compared: without case, accents, remarks in brackets, marks and a leading article or "to"."""
    low = unicodedata.normalize("NFD", _BRACKETS.sub(" ", text).casefold())
    plain = "".join(char for char in low if not unicodedata.combining(char))
    return _LEADING.sub("", " ".join(_NOT_LETTERS.sub(" ", plain).split()))


def has_words(text: str, phrase: str) -> bool:
    """Whether a folded text holds a folded phrase, whole words only."""
    return bool(phrase) and f" {phrase} " in f" {text} "


@dataclass(frozen=True, eq=False)
class Entry:
    """A word that may be asked, or stand beside the right answer.

    `meanings` are in the learner's language, `senses` in any, each as (language, meaning); `gap` is where the word
    stands in its example, in characters.
    """

    id: int
    language: Target
    label: str
    word: str
    part: PartOfSpeech
    level: Level
    category: str
    meanings: tuple[str, ...]
    senses: frozenset[tuple[str, str]]
    example: str = ""
    translation: str = ""
    gap: tuple[int, int] | None = None

    @property
    def meaning(self) -> str:
        """The most important meaning."""
        return self.meanings[0]

    @property
    def form(self) -> str:
        """The word as its example has it."""
        start, end = self.gap or (0, 0)
        return self.example[start:end]

    @cached_property
    def stem(self) -> str:
        """The folded word."""
        return folded(self.word)

    @cached_property
    def folded_senses(self) -> frozenset[tuple[str, str]]:
        """What the word can mean, folded, by language."""
        return frozenset((code, fold) for code, text in self.senses for fold in _parts(text))

    @cached_property
    def held_senses(self) -> frozenset[tuple[str, str]]:
        """Every run of words in what the word can mean, folded, by language."""
        return frozenset((code, run) for code, fold in self.folded_senses for run in _runs(fold.split()))


def _parts(text: str) -> list[str]:
    return [fold for part in _BETWEEN.split(text) if (fold := folded(part))]


def _runs(words: list[str]) -> list[str]:
    places = range(len(words) + 1)
    return [" ".join(words[start:end]) for start in places for end in places[start + 1 :]]


class Choice(msgspec.Struct, frozen=True, tag="choice", omit_defaults=True):
    """One right option among several. `glosses` say what each option stands for; a heard word is spoken, not shown."""

    word: int
    language: Target
    skill: Skill
    prompt: str
    options: tuple[str, ...]
    glosses: tuple[str, ...]
    right: int
    label: str
    meaning: str
    example: str = ""
    translation: str = ""

    @property
    def words(self) -> tuple[int, ...]:
        """The word that is asked."""
        return (self.word,)


class Blank(msgspec.Struct, frozen=True, tag="blank", omit_defaults=True):
    """A sentence with a gap; without options the answer is typed. `others` are forms that are no slip of this one."""

    word: int
    language: Target
    part: PartOfSpeech
    before: str
    form: str
    after: str
    label: str
    meaning: str
    translation: str
    options: tuple[str, ...] = ()
    right: int = 0
    others: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        """The word that is asked."""
        return (self.word,)

    @property
    def is_typed(self) -> bool:
        """Whether the answer is written."""
        return not self.options


class Board(msgspec.Struct, frozen=True, tag="board", omit_defaults=True):
    """Words and meanings to be paired; `pairs[n]` is the place of the meaning of the n-th word."""

    words: tuple[int, ...]
    language: Target
    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    pairs: tuple[int, ...]


Question = Choice | Blank | Board


class Picked(msgspec.Struct, frozen=True, tag="picked", omit_defaults=True):
    """An option was tapped."""

    option: int
    is_right: bool


class Typed(msgspec.Struct, frozen=True, tag="typed", omit_defaults=True):
    """A word was written."""

    text: str
    is_right: bool


class Pairing(msgspec.Struct, frozen=True, tag="pairing", omit_defaults=True):
    """How far a board has come: paired words, the one that is held, and pairs that were wrong."""

    done: tuple[int, ...] = ()
    held: int | None = None
    wrong: tuple[tuple[int, int], ...] = ()

    @property
    def mistaken(self) -> frozenset[int]:
        """The words that were first paired wrongly."""
        return frozenset(left for left, _ in self.wrong)

    def holding(self, left: int) -> "Pairing":
        """Another word is in hand."""
        return Pairing(self.done, left, self.wrong)

    def missed(self, right: int) -> "Pairing":
        """The word in hand does not mean that."""
        return self if self.held is None else Pairing(self.done, self.held, (*self.wrong, (self.held, right)))

    def paired(self) -> "Pairing":
        """The word in hand found its meaning."""
        return self if self.held is None else Pairing((*self.done, self.held), None, self.wrong)


Answer = Picked | Typed | Pairing


@dataclass(frozen=True, slots=True)
class Quiz:
    """One quiz of one learner; the n-th answer belongs to the n-th question, only the last may be unfinished."""

    id: int
    kind: QuizType
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def at(self) -> int:
        """The place of the open question, from 0; the number of questions when all are answered."""
        if self.answers and not self._is_finished(len(self.answers) - 1):
            return len(self.answers) - 1
        return len(self.answers)

    @property
    def is_over(self) -> bool:
        """Whether every question is answered."""
        return self.at >= len(self.questions)

    @property
    def language(self) -> Target:
        """The language whose words are asked."""
        return self.questions[0].language

    def answered(self, answer: Answer) -> "Quiz":
        """The quiz with the open question's answer, or with what is known of it so far."""
        return Quiz(self.id, self.kind, self.questions, (*self.answers[: self.at], answer))

    @property
    def pairing(self) -> Pairing:
        """How far the open board has come."""
        last = self.answers[self.at] if self.at < len(self.answers) else None
        return last if isinstance(last, Pairing) else Pairing()

    @property
    def total(self) -> int:
        """Words asked."""
        return sum(len(question.words) for question in self.questions)

    @property
    def right(self) -> int:
        """Words known at once, so far."""
        return sum(is_right for number in range(self.at) for _, is_right in self.results(number))

    @property
    def score(self) -> float:
        """Share of words known at once, 0–1."""
        return self.right / self.total

    def results(self, number: int) -> list[tuple[int, bool]]:
        """The words of an answered question and whether each was known at once."""
        words, answer = self.questions[number].words, self.answers[number]
        if isinstance(answer, Pairing):
            return [(word, place not in answer.mistaken) for place, word in enumerate(words)]
        return [(word, answer.is_right) for word in words]

    def _is_finished(self, number: int) -> bool:
        answer = self.answers[number]
        return not isinstance(answer, Pairing) or len(answer.done) == len(self.questions[number].words)


def to_json(values: tuple[Question, ...] | tuple[Answer, ...]) -> list[Any]:
    """Questions or answers as a JSON value."""
    return list(msgspec.to_builtins(values))


def questions_from(kept: list[Any]) -> tuple[Question, ...]:
    """The questions out of a row."""
    return msgspec.convert(kept, tuple[Question, ...])


def answers_from(kept: list[Any]) -> tuple[Answer, ...]:
    """The answers out of a row."""
    return msgspec.convert(kept, tuple[Answer, ...])
