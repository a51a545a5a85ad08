"""The tutor that needs nothing: it leads along prepared dialogues and flags only what is safe to flag."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain import dialogue
from domain.guides import Branch, Line, Scenario, Step
from domain.levels import Target
from domain.mistakes import Correction
from domain.tutoring import Answer, Failure, Question, Show, TutorUnavailable
from language import check, lemmas

NAME = "offline"
SHORT = 300
"""Characters of a text that is checked at once."""
NOT_UNDERSTOOD = {
    Target.GERMAN: (
        "verstehe nicht",
        "verstehe das nicht",
        "nicht verstanden",
        "wie bitte",
        "noch einmal",
        "langsamer",
    ),
    Target.SPANISH: ("no entiendo", "no comprendo", "no lo entiendo", "otra vez", "cómo dice", "más despacio"),
    Target.ENGLISH: (
        "don't understand",
        "do not understand",
        "didn't understand",
        "say that again",
        "pardon",
        "slower",
    ),
}
"""What a learner says who needs the question once more."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where a dialogue goes: the lines said on the way, the step that is open next, how often it was missed."""

    lines: tuple[Line, ...]
    step: Step
    misses: int = 0
    is_understood: bool = True


class OfflineTutor:
    """Implements Tutor; asks nobody and remembers nothing but the step it returns as progress."""

    async def reply(self, question: Question, show: Show) -> Answer:  # noqa: ARG002 - it is said at once
        """The next lines of the guide, and what looks wrong in what was said."""
        if question.scenario is None:
            raise TutorUnavailable(Failure.EMPTY)
        corrections = await _checked(question)
        heard = (question.text, _corrected(question.text, corrections))
        return _answer(question, follow(question.scenario, question.progress, heard), corrections)

    async def translate(self, question: Question) -> str:  # noqa: ARG002 - the door's signature
        """Nothing but prepared lines can be translated."""
        raise TutorUnavailable(Failure.NO_KEY)

    async def hint(self, question: Question) -> str:  # noqa: ARG002 - the door's signature
        """Nothing but prepared hints can be given."""
        raise TutorUnavailable(Failure.NO_KEY)

    async def explain(self, question: Question, correction: Correction) -> str:  # noqa: ARG002 - as above
        """Grammar topics explain; there is nothing to add."""
        raise TutorUnavailable(Failure.NO_KEY)


async def _checked(question: Question) -> list[Correction]:
    """What looks wrong; a text of ordinary length is looked at in a millisecond or two, a long one in a thread."""
    if len(question.text) <= SHORT:
        return check.check(question.text, question.language, question.personal_dictionary)
    return await asyncio.to_thread(check.check, question.text, question.language, question.personal_dictionary)


def _corrected(text: str, corrections: Sequence[Correction]) -> str:
    """The text as it was probably meant; only for understanding it."""
    for one in sorted(corrections, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.right + text[one.end :]
    return text


def follow(scenario: Scenario, progress: Mapping[str, Any], heard: Sequence[str]) -> Move:
    """Where an answer, in one or more readings, leads: along its branch, else to an easier question once, else on.

    A dialogue that has not begun, or has ended, begins. Who says that they do not understand hears the easier question
    and loses nothing.
    """
    steps = {step.id: step for step in scenario.steps}
    current = steps.get(str(progress.get("step", "")))
    if current is None or _is_ending(current):
        return Move((scenario.steps[0].line,), scenario.steps[0])
    if any(_asks_for_help(scenario.language, text) for text in heard):
        return Move((current.retry or current.line,), current, misses=int(progress.get("misses", 0)))
    readings = (_chosen(scenario.language, current, text) for text in heard)
    branch = next((found for found in readings if found), None)
    if branch is not None:
        following = steps[branch.next]
        return Move(tuple(line for line in (branch.reply, following.line) if line), following)
    misses = int(progress.get("misses", 0))
    if misses == 0 and current.retry is not None:
        return Move((current.retry,), current, misses=1, is_understood=False)
    following = steps[current.otherwise or current.branches[0].next]
    return Move((following.line,), following)


def _asks_for_help(language: Target, text: str) -> bool:
    said = " ".join(dialogue.words_of(text))
    return text.strip() in {"?", "??", "???"} or any(phrase in said for phrase in NOT_UNDERSTOOD[language])


def _chosen(language: Target, step: Step, text: str) -> Branch | None:
    words = dialogue.words_of(text)
    return dialogue.chosen(step, words, [lemmas.lemma(word, language).lower() for word in words], text)


def _is_ending(step: Step) -> bool:
    return not step.branches and step.otherwise is None


def _answer(question: Question, move: Move, corrections: list[Correction]) -> Answer:
    meanings = [line.meaning.get(question.native.value, "") for line in move.lines]
    return Answer(
        text=" ".join(line.say for line in move.lines),
        tutor=NAME,
        corrections=tuple(corrections),
        translation=" ".join(meanings) if all(meanings) else None,
        hint=move.step.example or None,
        progress={"step": move.step.id, "misses": move.misses},
        ended=_is_ending(move.step),
        is_understood=move.is_understood,
    )
