"""The screens of a quiz: what can be asked, a question, what the answer was, the score."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import assert_never

from domain.answers import Verdict
from domain.courses import WordCategory
from domain.queue import Skill
from domain.quiz import Blank, Board, Choice, Pairing, Picked, Question, Quiz, QuizType, Source
from views import actions, cards
from views import quiz_actions as taps
from views.markup import Html, bar, bold, escape, italic, join
from views.phrases import Phrases
from views.screen import Button, Page, Rows

GAP = "▁▁▁"
SIGNS = {
    QuizType.MULTIPLE_CHOICE: "🔘",
    QuizType.FILL_BLANK: "✍️",
    QuizType.MATCHING: "🧩",
    QuizType.LISTENING: "👂",
}


@dataclass(frozen=True, slots=True)
class Menu:
    """What is chosen and what can be: `source` is a Source or a category, `after` the newest quiz so far, or 0."""

    kind: QuizType
    source: str
    after: int
    kinds: Sequence[QuizType]


def menu(phrases: Phrases, chosen: Menu) -> Page:
    """How to ask and which words, one tap to start."""
    start = Button(phrases.plain("button-quiz-start"), taps.StartQuiz(chosen.kind, chosen.source, chosen.after))
    kinds = [_kind(phrases, chosen, kind) for kind in chosen.kinds]
    sources = [_source(phrases, chosen, source) for source in Source]
    is_category = chosen.source not in set(Source)
    about = _marked(source_name(phrases, chosen.source)) if is_category else phrases.plain("button-quiz-categories")
    by_category = Button(about, taps.OpenQuizCategories(chosen.kind))
    return Page(phrases("quiz-menu"), ((start,), *_by_two(kinds), *_by_two([*sources, by_category])))


def _kind(phrases: Phrases, chosen: Menu, kind: QuizType) -> Button:
    name = f"{SIGNS[kind]} {_kind_name(phrases, kind)}"
    return Button(_marked(name) if kind is chosen.kind else name, taps.OpenQuiz(kind, chosen.source))


def _kind_name(phrases: Phrases, kind: QuizType) -> str:
    return phrases.plain(f"quiz-kind-{kind.value.replace('_', '-')}")


def _source(phrases: Phrases, chosen: Menu, source: Source) -> Button:
    name = source_name(phrases, source)
    return Button(_marked(name) if source == chosen.source else name, taps.OpenQuiz(chosen.kind, source.value))


def source_name(phrases: Phrases, source: str) -> str:
    """What a source of words, or a category, is called."""
    if source in set(Source):
        return phrases.plain(f"quiz-source-{source}")
    return phrases.plain(f"category-{source}")


def _marked(name: str) -> str:
    return f"● {name}"


def _by_two(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def categories(phrases: Phrases, kind: QuizType, found: Collection[WordCategory]) -> Page:
    """What there are words about."""
    buttons = [Button(source_name(phrases, one.value), taps.OpenQuiz(kind, one.value)) for one in found]
    back = Button(phrases.plain("button-back"), taps.OpenQuiz(kind, Source.LEVEL.value))
    return Page(phrases("quiz-categories"), (*_by_two(buttons), (back,)))


def nothing(phrases: Phrases, kind: QuizType, source: str) -> Page:
    """There is no word to ask, and what to do instead."""
    level = Button(phrases.plain("button-quiz-level"), taps.OpenQuiz(kind, Source.LEVEL.value))
    talk = Button(phrases.plain("button-talk"), actions.OpenScenarios(0))
    if source == Source.MINE:
        return Page(phrases("quiz-no-words"), ((level,), (talk,)))
    if source == Source.MISTAKES:
        return Page(phrases("quiz-no-mistakes"), ((level,), (talk,)))
    return Page(phrases("quiz-nothing"), ((talk,),))


def resumed(phrases: Phrases, quiz: Quiz) -> Page:
    """The open question, taken up again, with a way out of it."""
    page = question(phrases, quiz)
    anew = Button(phrases.plain("button-quiz-new"), taps.OpenQuiz(quiz.kind, ""))
    return Page(join(phrases("quiz-goes-on"), page.html), (*page.rows, (anew,)))


def question(phrases: Phrases, quiz: Quiz) -> Page:
    """The open question."""
    asked = quiz.questions[quiz.at]
    match asked:
        case Choice():
            return Page(join(_title(quiz), _prompt(phrases, asked)), _options(quiz, asked.options))
        case Blank():
            ask = phrases("quiz-ask-typed") if asked.is_typed else phrases("quiz-ask-blank")
            page = join(_title(quiz), _sentence(asked, _gap(asked)), italic(asked.translation), ask)
            return Page(page, _options(quiz, asked.options))
        case Board():
            return _board(phrases, quiz, asked)
        case _:
            assert_never(asked)


def _title(quiz: Quiz, number: int | None = None) -> Html:
    at = quiz.at if number is None else number
    return Html(f"{SIGNS[quiz.kind]} {bar((at + 1) / len(quiz.questions))} {at + 1}/{len(quiz.questions)}")


def _prompt(phrases: Phrases, asked: Choice) -> Html:
    if asked.skill is Skill.LISTEN:
        return phrases("quiz-ask-listen")
    ask = phrases("quiz-ask-recognise") if asked.skill is Skill.RECOGNISE else phrases("quiz-ask-produce")
    return join(bold(asked.prompt), ask, by="\n")


def _gap(asked: Blank) -> str:
    """A gap; the first letter is a help to who has to write the word."""
    return f"{asked.form[0]}{GAP}" if asked.is_typed else GAP


def _sentence(asked: Blank, filled: str) -> Html:
    return Html(f"{escape(asked.before)}{bold(filled)}{escape(asked.after)}")


def _options(quiz: Quiz, options: Sequence[str]) -> Rows:
    return tuple((Button(option, taps.AnswerQuiz(quiz.id, quiz.at, at)),) for at, option in enumerate(options))


def _board(phrases: Phrases, quiz: Quiz, asked: Board) -> Page:
    so_far = quiz.pairing
    paired = {asked.pairs[left] for left in so_far.done}
    lefts = [left for left in range(len(asked.lefts)) if left not in so_far.done]
    rights = [right for right in range(len(asked.rights)) if right not in paired]
    rows = tuple(
        (_left(quiz, asked, left, is_held=left == so_far.held), _right(quiz, asked, right))
        for left, right in zip(lefts, rights, strict=True)
    )
    return Page(join(_title(quiz), _pairs(asked, so_far), phrases("quiz-ask-board")), rows)


def _left(quiz: Quiz, asked: Board, left: int, *, is_held: bool) -> Button:
    label = f"👉 {asked.lefts[left]}" if is_held else asked.lefts[left]
    return Button(label, taps.HoldWord(quiz.id, quiz.at, left))


def _right(quiz: Quiz, asked: Board, right: int) -> Button:
    return Button(asked.rights[right], taps.PairMeaning(quiz.id, quiz.at, right))


def _pairs(asked: Board, so_far: Pairing) -> Html:
    def line(left: int) -> str:
        sign = "☑️" if left in so_far.mistaken else "✅"
        return f"{sign} {bold(asked.lefts[left])} — {escape(asked.rights[asked.pairs[left]])}"

    return Html("\n".join(line(left) for left in so_far.done))


def answered(phrases: Phrases, quiz: Quiz, added: Collection[int], verdict: Verdict | None = None) -> Page:
    """What the last answer was, and which words became cards; then the score, the next question, or a button to it."""
    number = quiz.at - 1
    asked = quiz.questions[number]
    said = join(_title(quiz, number), _feedback(phrases, quiz, number, verdict), _added(phrases, asked, added))
    if quiz.is_over:
        result = summary(phrases, quiz)
        return Page(join(said, result.html), result.rows)
    if isinstance(asked, Blank) and asked.is_typed:
        following = question(phrases, quiz)
        return Page(join(said, following.html), following.rows)
    return Page(said, ((Button(phrases.plain("button-quiz-next"), taps.MoveOn(quiz.id, number)),),))


def _feedback(phrases: Phrases, quiz: Quiz, number: int, verdict: Verdict | None) -> Html:
    asked, answer = quiz.questions[number], quiz.answers[number]
    if isinstance(asked, Board):
        return _pairs(asked, answer if isinstance(answer, Pairing) else Pairing())
    is_right = all(right for _, right in quiz.results(number))
    said = phrases("quiz-right") if is_right else phrases("quiz-wrong")
    if verdict is not None:
        said = cards.verdict(phrases, verdict)
    return join(said, _solution(asked), _mixed_up(asked, answer.option) if isinstance(answer, Picked) else "")


def _solution(asked: Choice | Blank) -> Html:
    """The word, what it means, and its example."""
    if isinstance(asked, Blank):
        meaning = f" — {escape(asked.meaning)}" if asked.meaning else ""
        return join(
            Html(f"{bold(asked.label)}{meaning}"), _sentence(asked, asked.form), italic(asked.translation), by="\n"
        )
    example = join(asked.example, italic(asked.translation) if asked.translation else "", by="\n")
    return join(Html(f"{bold(asked.label)} — {escape(asked.meaning)}"), example, by="\n")


def _mixed_up(asked: Choice | Blank, option: int) -> Html:
    """What the wrong option would have meant."""
    if option == asked.right or not isinstance(asked, Choice):
        return Html("")
    return Html(f"▫️ {escape(asked.options[option])} — {escape(asked.glosses[option])}")


def _added(phrases: Phrases, asked: Question, added: Collection[int]) -> Html:
    labels = [label for word, (label, _) in zip(asked.words, _shown(asked), strict=True) if word in added]
    return phrases("quiz-to-cards", word=", ".join(labels)) if labels else Html("")


def summary(phrases: Phrases, quiz: Quiz) -> Page:
    """The score, and what to look at again."""
    missed = [
        f"▫️ {bold(label)} — {escape(meaning)}"
        for number, asked in enumerate(quiz.questions)
        for (label, meaning), (_, is_right) in zip(_shown(asked), quiz.results(number), strict=True)
        if not is_right
    ]
    score = phrases("quiz-score", number=quiz.right, total=quiz.total)
    again = Html(f"{bold(phrases('summary-mistakes'))}\n" + "\n".join(missed)) if missed else phrases("quiz-all-right")
    rows = (
        (Button(phrases.plain("button-quiz-again"), taps.OpenQuiz(quiz.kind, "")),),
        (Button(phrases.plain("button-quiz-cards"), actions.OpenCards()),),
    )
    return Page(join(Html(f"🏁 {bar(quiz.score)} {score}"), again), rows if missed else rows[:1])


def _shown(asked: Question) -> list[tuple[str, str]]:
    if isinstance(asked, Board):
        return [(left, asked.rights[asked.pairs[at]]) for at, left in enumerate(asked.lefts)]
    return [(asked.label, asked.meaning)]
