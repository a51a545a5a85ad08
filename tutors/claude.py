"""The tutor that answers with Claude: one streamed request a turn, verified before anybody sees a correction."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.mistakes import Correction
from domain.tutoring import Answer, Failure, Question, Show, TutorUnavailable, Usage
from prompts import explain, hint, learners, simpler, talk, translate, wording
from tutors import costs, levelling, requests
from tutors.hearing import Heard, plain, whole_sentences
from tutors.requests import Request
from tutors.verify import Verified, verify

if TYPE_CHECKING:
    import httpx2

    from tutors.streaming import Connection

NAME = "claude"
BASE_URL = "https://api.anthropic.com"
OK = "ok"
SHORT_TOKENS = 500
"""Output tokens of an explanation, a hint or a simpler line."""
TRANSLATION_LENGTH = 4_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait and how much to send; `silence` is between two pieces, `deadline` for a whole call.

    `retries` count before the first piece. `history_tokens` is for the talk so far, `output_tokens` for one turn.
    """

    silence: timedelta = timedelta(seconds=30)
    deadline: timedelta = timedelta(seconds=45)
    retries: int = 1
    history_tokens: int = 3_000
    output_tokens: int = 1_500


async def _unseen(_text: str) -> None:
    """Show nobody."""


class ClaudeTutor:
    """Implements Tutor with one model; needs a key, else every question ends in Failure.NO_KEY.

    `report` takes the usage of calls whose answer is a bare string: explain, translate and hint.
    """

    def __init__(
        self,
        api_key: str | None,
        model: str,
        *,
        base_url: str | None = None,
        limits: Limits | None = None,
        prices: Mapping[str, costs.Price] = costs.PRICES,
        report: Callable[[int, Usage], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        http_client: "httpx2.AsyncClient | None" = None,
    ) -> None:
        """Keep what is needed; nothing is imported or opened before the first question or `warm_up`."""
        self._api_key = (api_key or "").strip()
        self._base_url = base_url or BASE_URL
        self._model = model
        self._limits = limits or Limits()
        self._price = costs.price(model, prices)
        self._report = report
        self._clock = clock
        self._http_client = http_client
        self._connection: Connection | None = None
        self._connecting = asyncio.Lock()

    async def warm_up(self) -> None:
        """Import the client library and build the client in a thread, so that no learner waits for it."""
        if self._api_key:
            await self._connected()

    async def close(self) -> None:
        """Let go of the sockets."""
        if self._connection:
            await self._connection.close()

    async def reply(self, question: Question, show: Show) -> Answer:
        """Answer `question.text` and judge it; raises TutorUnavailable."""
        request = self._turn(question)
        heard, usage = await self._ask(request, show)
        spent: tuple[Usage, ...] = (usage,)
        text = heard.text
        if not text:
            text, again = await self._say_after_all(request, show, spent)
            spent = (*spent, again)
        output = talk.parse(heard.tool_input)
        answer = Answer(text=text, tutor=NAME, progress=question.progress, usage=spent, is_judged=output is not None)
        if output:
            answer = await asyncio.to_thread(_judged, answer, question, output)
        return await self._levelled(question, answer)

    async def explain(self, question: Question, correction: Correction) -> str:
        """Why `correction` is right, in the learner's language."""
        request = Request(
            purpose=explain.NAME,
            instructions=explain.render(explain.asked(question, correction)),
            messages=requests.talk((), explain.message(question, correction), 0),
            max_tokens=SHORT_TOKENS,
        )
        text = await self._reported(question, request)
        return text if len(text) <= wording.EXPLANATION_CHARACTERS else _shortened(text, wording.EXPLANATION_CHARACTERS)

    async def translate(self, question: Question) -> str:
        """`question.text` in the learner's language."""
        request = Request(
            purpose=translate.NAME,
            instructions=translate.render(translate.asked(question)),
            messages=requests.talk((), learners.fenced(question.text), 0),
            max_tokens=self._limits.output_tokens,
        )
        return (await self._reported(question, request))[:TRANSLATION_LENGTH]

    async def hint(self, question: Question) -> str:
        """Something the learner could say next, after `question.history`."""
        request = Request(
            purpose=hint.NAME,
            instructions=hint.render(hint.asked(question)),
            messages=requests.talk(question.history, hint.CUE, self._limits.history_tokens),
            max_tokens=SHORT_TOKENS,
        )
        return await self._reported(question, request)

    def _turn(self, question: Question) -> Request:
        last = learners.fenced(question.text) + learners.known_words(question.personal_dictionary, question.text)
        return Request(
            purpose=talk.NAME,
            instructions=talk.render(talk.asked(question)),
            messages=requests.talk(question.history, last, self._limits.history_tokens),
            max_tokens=self._limits.output_tokens + requests.tokens(question.text),
            tool=talk.tool(),
        )

    async def _say_after_all(self, request: Request, show: Show, spent: tuple[Usage, ...]) -> tuple[str, Usage]:
        """The reply alone, from a model that called the tool without saying anything."""
        try:
            return await self._say(replace(request, tool=None, purpose="talk_again"), show)
        except TutorUnavailable as error:
            raise TutorUnavailable(error.failure, (*spent, *error.usage)) from error

    async def _levelled(self, question: Question, answer: Answer) -> Answer:
        """`answer`, said once more in simpler words when it is above the level; the better of both."""
        measured = await asyncio.to_thread(levelling.measure, answer.text, question)
        if not measured.is_too_hard:
            return answer
        request = Request(
            purpose=simpler.NAME,
            instructions=simpler.render(simpler.asked(question, measured.hard_words)),
            messages=requests.talk((), answer.text, 0),
            max_tokens=SHORT_TOKENS,
        )
        try:
            text, usage = await self._say(request, _unseen)
        except TutorUnavailable as error:
            return replace(answer, usage=(*answer.usage, *error.usage))
        answer = replace(answer, usage=(*answer.usage, usage))
        again = await asyncio.to_thread(levelling.measure, text, question)
        return replace(answer, text=text, translation=None) if again.share > measured.share else answer

    async def _reported(self, question: Question, request: Request) -> str:
        text, usage = await self._say(request, _unseen)
        if self._report:
            self._report(question.learner, usage)
        return text

    async def _say(self, request: Request, show: Show) -> tuple[str, Usage]:
        """The text of an answer that has no tool call."""
        heard, usage = await self._ask(request, show)
        if not heard.text:
            raise TutorUnavailable(Failure.EMPTY, (replace(usage, outcome=Failure.EMPTY.value),))
        return heard.text, usage

    async def _ask(self, request: Request, show: Show) -> tuple[Heard, Usage]:
        """What came back, if anything of it can be used; raises TutorUnavailable with what it cost all the same."""
        connection = await self._connected()
        heard, started = Heard(), self._clock()
        failure = await self._heard(connection, request, heard, show)
        if heard.is_cut_short:
            heard.text = whole_sentences(heard.text)
        flaw = _flaw(request, heard, failure)
        usage = Usage(
            model=self._model,
            purpose=request.purpose,
            outcome=flaw.value if flaw else OK,
            input_tokens=heard.tokens.fresh + heard.tokens.cache_write,
            cached_tokens=heard.tokens.cache_read,
            output_tokens=heard.tokens.output,
            cost_microusd=costs.microusd(heard.tokens, self._price),
            latency_ms=round((self._clock() - started) * 1000),
        )
        if flaw and not _is_usable(heard, flaw):
            raise TutorUnavailable(flaw, (usage,))
        return heard, usage

    async def _heard(self, connection: "Connection", request: Request, heard: Heard, show: Show) -> Failure | None:
        try:
            async with asyncio.timeout(self._limits.deadline.total_seconds()) as limit:
                return await connection.hear(request.body(self._model), heard, show)
        except TimeoutError:
            if limit.expired():
                return Failure.TIMEOUT
            raise

    async def _connected(self) -> "Connection":
        if not self._api_key:
            raise TutorUnavailable(Failure.NO_KEY)
        async with self._connecting:
            if self._connection is None:
                self._connection = await asyncio.to_thread(self._connect)
        return self._connection

    def _connect(self) -> "Connection":
        from tutors.streaming import Connection  # noqa: PLC0415 - importing anthropic takes over a second

        return Connection(
            self._api_key,
            self._base_url,
            silence=self._limits.silence,
            retries=self._limits.retries,
            http_client=self._http_client,
        )


def _flaw(request: Request, heard: Heard, failure: Failure | None) -> Failure | None:
    """What is wrong with an answer, named by its gravest flaw."""
    if heard.stop_reason == "refusal":
        return Failure.REFUSAL
    if failure:
        return failure
    if heard.is_cut_short:
        return Failure.CUT_OFF
    if not heard.text and not heard.tool_called:
        return Failure.EMPTY
    if request.tool and talk.parse(heard.tool_input) is None:
        return Failure.MALFORMED
    return None


def _is_usable(heard: Heard, flaw: Failure) -> bool:
    """Whether the learner can be given the text although something went wrong after it."""
    return flaw is not Failure.REFUSAL and heard.text_complete and bool(heard.text)


def _judged(answer: Answer, question: Question, output: talk.Output) -> Answer:
    """`answer` with what verification leaves of the judgement."""
    verified: Verified = verify(
        question.text,
        output.corrected_text,
        output.corrections,
        question.language,
        question.personal_dictionary,
    )
    return replace(
        answer,
        corrections=verified.corrections,
        corrected=verified.corrected,
        dropped=verified.dropped,
        translation=plain(output.translation) or None,
        hint=plain(output.hint) or None,
        ended=output.scene_over,
    )


def _shortened(text: str, most: int) -> str:
    """`text` within `most` characters, at a sentence end if there is one."""
    return whole_sentences(text, most) or f"{text[: most - 1].rstrip()}…"
