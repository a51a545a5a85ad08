"""What the buttons of a quiz mean."""

from dataclasses import dataclass

from domain.quiz import QuizType
from views.actions import Action, action


@action("qo")
@dataclass(frozen=True, slots=True)
class OpenQuiz(Action):
    """Show what can be asked; `source` is a source of words or a category, empty for what suits the learner."""

    kind: QuizType
    source: str


@action("qc")
@dataclass(frozen=True, slots=True)
class OpenQuizCategories(Action):
    """Show what there are words about."""

    kind: QuizType


@action("qs")
@dataclass(frozen=True, slots=True)
class StartQuiz(Action):
    """Begin a quiz; `after` is the quiz before it (0 for none), so that a second tap begins no second one."""

    kind: QuizType
    source: str
    after: int


@action("qa")
@dataclass(frozen=True, slots=True)
class AnswerQuiz(Action):
    """Take an option of a question; both are counted from 0."""

    quiz: int
    question: int
    option: int


@action("qm")
@dataclass(frozen=True, slots=True)
class MoveOn(Action):
    """Show the question after the one that was answered."""

    quiz: int
    question: int


@action("ql")
@dataclass(frozen=True, slots=True)
class HoldWord(Action):
    """Take a word of a board in hand."""

    quiz: int
    question: int
    left: int


@action("qr")
@dataclass(frozen=True, slots=True)
class PairMeaning(Action):
    """Pair a meaning with the word in hand."""

    quiz: int
    question: int
    right: int
