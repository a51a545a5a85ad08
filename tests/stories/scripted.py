"""A tutor that says what a test wrote down for it, and waits, fails or hangs when it is told to."""

import asyncio
import dataclasses

from bot.app import App
from domain.mistakes import Correction
from domain.tutoring import Answer, Question, Show, TutorUnavailable
from tests.chat import Running

Scripted = Answer | TutorUnavailable | None


def answer(text: str, *corrections: Correction, **more) -> Answer:
    return Answer(text=text, tutor="script", corrections=corrections, **more)


class ScriptedTutor:
    """Answers with the next line of its script, the last one again and again; None in the script means: never."""

    def __init__(self, *script: Scripted) -> None:
        self.script = list(script)
        self.asked: list[Question] = []
        self.begun = asyncio.Event()

    async def reply(self, question: Question, show: Show) -> Answer:
        self.asked.append(question)
        self.begun.set()
        said = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if said is None:
            await asyncio.Event().wait()
        if isinstance(said, TutorUnavailable):
            raise said
        assert said is not None
        await show(said.text[:10])
        return said

    async def explain(self, question: Question, correction: Correction) -> str:
        self.asked.append(question)
        return f"because {correction.right}"

    async def translate(self, question: Question) -> str:
        self.asked.append(question)
        return f"translated: {question.text}"

    async def hint(self, question: Question) -> str:
        self.asked.append(question)
        return "Vielleicht: Ja, gern."


def talks_with(bot: Running, tutor: ScriptedTutor, daily_turns: int = 40, monthly_microusd: int = 10**9) -> None:
    """From now on, restarts included, this tutor is the model."""

    def change(app: App) -> None:
        reach = app.dispatch._reach
        tutors = dataclasses.replace(
            reach.tutors, model=tutor, daily_turns=daily_turns, monthly_microusd=monthly_microusd
        )
        app.dispatch._reach = dataclasses.replace(reach, tutors=tutors)

    bot.change = change
    if bot.app:
        change(bot.app)
