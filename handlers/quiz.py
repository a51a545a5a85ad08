"""Quizzes: chosen, begun, answered once each, gone on with from their row."""

from domain.answers import Verdict
from domain.levels import Target
from domain.queue import Skill
from domain.quiz import (
    TYPED_LENGTH,
    Answer,
    Blank,
    Board,
    Choice,
    Pairing,
    Picked,
    Question,
    Quiz,
    QuizType,
    Source,
    Typed,
)
from domain.refusals import Refusal
from domain.steps import AnsweringQuiz, Idle
from handlers import quiz_words
from handlers.turn import Turn
from language import answers
from storage import people, quizzes
from storage.db import Session
from views import quiz as views
from views import quiz_actions as taps
from views.markup import escape
from views.screen import Clear, Page, Screen, Voice

SKILLS: dict[type[Question], Skill] = {Blank: Skill.PRODUCE, Board: Skill.RECOGNISE}
"""What an answer says something about; of a choice it is the side that was asked."""


def open_quiz(db: Session, turn: Turn) -> list[Screen]:
    """/quiz: the open question of the last quiz, or what can be asked."""
    last = quizzes.newest(db, turn.learner.id)
    if last is not None and not last.is_over and last.language is _target(turn):
        page = views.resumed(turn.phrases, last)
        _wait_for(db, turn, last)
        return [turn.say(page), *_spoken(last)]
    return [turn.say(_menu(turn, QuizType.MULTIPLE_CHOICE, _default(db, turn), last))]


def menu(db: Session, turn: Turn) -> list[Screen]:
    """Something was chosen on the menu."""
    assert isinstance(turn.action, taps.OpenQuiz)  # noqa: S101 - the route guarantees it
    source = quiz_words.source_of(turn.action.source or _default(db, turn))
    _stop_waiting(db, turn)
    return [turn.show(_menu(turn, turn.action.kind, source.value, quizzes.newest(db, turn.learner.id)))]


def categories(db: Session, turn: Turn) -> list[Screen]:
    """What there are words about."""
    assert isinstance(turn.action, taps.OpenQuizCategories)  # noqa: S101 - the route guarantees it
    found = quiz_words.categories(db, _target(turn))
    return [turn.show(views.categories(turn.phrases, turn.action.kind, found))]


def start(db: Session, turn: Turn) -> list[Screen]:
    """A quiz begins; a second tap finds it begun, an old menu becomes a new one."""
    assert isinstance(turn.action, taps.StartQuiz)  # noqa: S101 - the route guarantees it
    kind, source = turn.action.kind, quiz_words.source_of(turn.action.source)
    last = quizzes.newest(db, turn.learner.id)
    if (last.id if last else 0) != turn.action.after:
        if last is not None and not last.is_over:
            return [turn.toast("quiz-started-already")]
        return [turn.toast("stale-button"), turn.show(_menu(turn, kind, source.value, last))]
    if kind is QuizType.LISTENING and not turn.has_voice:
        raise Refusal("no-voice")
    ask = quiz_words.Ask(kind, source, _target(turn), turn.learner.preferences.typed_answers)
    questions = quiz_words.questions(db, turn, ask)
    if not questions:
        return [turn.show(views.nothing(turn.phrases, kind, source.value))]
    begun = quizzes.begin(db, turn.learner.id, kind, questions, turn.now)
    _wait_for(db, turn, begun)
    return [turn.show(views.question(turn.phrases, begun)), *_spoken(begun)]


def answer(db: Session, turn: Turn) -> list[Screen]:
    """An option was tapped."""
    assert isinstance(turn.action, taps.AnswerQuiz)  # noqa: S101 - the route guarantees it
    quiz = _open(db, turn, turn.action.quiz)
    if quiz is None or turn.action.question < quiz.at:
        return _too_late(turn, quiz)
    asked = quiz.questions[quiz.at]
    option = turn.action.option
    if turn.action.question != quiz.at or isinstance(asked, Board) or not 0 <= option < len(asked.options):
        raise Refusal("stale-button")
    return [turn.show(_settle(db, turn, quiz, Picked(option, option == asked.right)))]


def write(db: Session, turn: Turn) -> list[Screen]:
    """A missing word was written; where none is asked any more, that is said."""
    step = turn.learner.step
    quiz = _open(db, turn, step.quiz) if isinstance(step, AnsweringQuiz) else None
    asked = quiz.questions[quiz.at] if quiz and not quiz.is_over else None
    if quiz is None or not isinstance(asked, Blank) or not isinstance(step, AnsweringQuiz) or quiz.at != step.question:
        _stop_waiting(db, turn)
        return [turn.toast("quiz-old")]
    verdict = answers.judge(turn.text, [asked.form], asked.language.value, asked.part, [asked.label])
    return [turn.say(_settle(db, turn, quiz, Typed(turn.text[:TYPED_LENGTH], verdict.is_recall), verdict))]


def move_on(db: Session, turn: Turn) -> list[Screen]:
    """The next question is wanted."""
    assert isinstance(turn.action, taps.MoveOn)  # noqa: S101 - the route guarantees it
    quiz = _open(db, turn, turn.action.quiz)
    following = turn.action.question + 1
    if quiz is None or following < quiz.at or quiz.is_over:
        return _too_late(turn, quiz)
    if following != quiz.at:
        raise Refusal("stale-button")
    return [turn.show(views.question(turn.phrases, quiz)), *_spoken(quiz)]


def hold(db: Session, turn: Turn) -> list[Screen]:
    """A word of a board was taken in hand."""
    assert isinstance(turn.action, taps.HoldWord)  # noqa: S101 - the route guarantees it
    quiz = _open(db, turn, turn.action.quiz)
    if quiz is None or turn.action.question < quiz.at:
        return _too_late(turn, quiz)
    left = turn.action.left
    board = _board(quiz, turn.action.question, left)
    if left in quiz.pairing.done:
        return [turn.toast("quiz-paired-already")]
    return [turn.show(_keep_pairing(db, turn, quiz, board, quiz.pairing.holding(left)))]


def pair(db: Session, turn: Turn) -> list[Screen]:
    """A meaning was tapped for the word in hand."""
    assert isinstance(turn.action, taps.PairMeaning)  # noqa: S101 - the route guarantees it
    quiz = _open(db, turn, turn.action.quiz)
    if quiz is None or turn.action.question < quiz.at:
        return _too_late(turn, quiz)
    right, so_far = turn.action.right, quiz.pairing
    board = _board(quiz, turn.action.question, right)
    if right in {board.pairs[left] for left in so_far.done}:
        return [turn.toast("quiz-paired-already")]
    if so_far.held is None:
        return [turn.toast("quiz-hold-first")]
    if (so_far.held, right) in so_far.wrong:
        return [turn.toast("quiz-tried-already")]
    if board.pairs[so_far.held] != right:
        page = _keep_pairing(db, turn, quiz, board, so_far.missed(right))
        return [turn.toast("quiz-no-pair"), turn.show(page)]
    return [turn.show(_keep_pairing(db, turn, quiz, board, so_far.paired()))]


def _board(quiz: Quiz, question: int, place: int) -> Board:
    """The open board, if a button belongs to it."""
    board = quiz.questions[quiz.at]
    if question != quiz.at or not isinstance(board, Board) or not 0 <= place < len(board.words):
        raise Refusal("stale-button")
    return board


def _keep_pairing(db: Session, turn: Turn, quiz: Quiz, board: Board, pairing: Pairing) -> Page:
    if len(pairing.done) == len(board.words):
        return _settle(db, turn, quiz, pairing)
    after = quiz.answered(pairing)
    quizzes.save(db, after, turn.now)
    return views.question(turn.phrases, after)


def _settle(db: Session, turn: Turn, quiz: Quiz, given: Answer, verdict: Verdict | None = None) -> Page:
    """Keep the answer, tell the cards, draw what comes of it."""
    after = quiz.answered(given)
    asked, results = quiz.questions[quiz.at], after.results(quiz.at)
    skill = asked.skill if isinstance(asked, Choice) else SKILLS[type(asked)]
    added = quizzes.note(db, turn.learner.id, skill, results, turn.now)
    quizzes.save(db, after, turn.now)
    _wait_for(db, turn, after)
    return views.answered(turn.phrases, after, added, verdict)


def _open(db: Session, turn: Turn, quiz_id: int) -> Quiz | None:
    """The learner's quiz, if it is still the newest."""
    last = quizzes.newest(db, turn.learner.id)
    return last if last is not None and last.id == quiz_id else None


def _too_late(turn: Turn, quiz: Quiz | None) -> list[Screen]:
    """Nothing changes: the quiz is an old one, which loses its buttons, or the question is behind the learner."""
    if quiz is None:
        return [turn.toast("quiz-old"), Clear(turn.message_id)]
    return [turn.toast("quiz-answered-already")]


def _target(turn: Turn) -> Target:
    if turn.learner.target is None:
        raise Refusal("first-not-done")
    return turn.learner.target


def _default(db: Session, turn: Turn) -> str:
    own = quiz_words.has_own(db, turn, _target(turn))
    return Source.MINE.value if own else Source.LEVEL.value


def _menu(turn: Turn, kind: QuizType, source: str, last: Quiz | None) -> Page:
    kinds = [one for one in QuizType if one is not QuizType.LISTENING or turn.has_voice]
    return views.menu(turn.phrases, views.Menu(kind, source, last.id if last else 0, kinds))


def _spoken(quiz: Quiz) -> list[Screen]:
    """The word that is to be heard, if the open question has one."""
    asked = None if quiz.is_over else quiz.questions[quiz.at]
    if not isinstance(asked, Choice) or asked.skill is not Skill.LISTEN:
        return []
    return [Voice(asked.prompt, asked.language.value, f"🔊 {escape(asked.prompt)}")]


def _wait_for(db: Session, turn: Turn, quiz: Quiz) -> None:
    """Free text answers the open question if that is to be written, and is talk otherwise."""
    asked = None if quiz.is_over else quiz.questions[quiz.at]
    if isinstance(asked, Blank) and asked.is_typed:
        people.set_step(db, turn.learner.id, AnsweringQuiz(quiz.id, quiz.at))
    else:
        _stop_waiting(db, turn)


def _stop_waiting(db: Session, turn: Turn) -> None:
    if isinstance(turn.learner.step, AnsweringQuiz):
        people.set_step(db, turn.learner.id, Idle())
