"""Every way in which Claude gives no answer, or only part of one."""

import asyncio
from datetime import timedelta

import claude_wire as wire
import httpx2
import pytest
from test_claude_turn import JUDGED, REPLY, Shown, question

from domain.tutoring import Failure, TutorUnavailable
from tutors.claude import ClaudeTutor, Limits


def tutor(claude, **limits):
    fields = {"retries": 0, **limits}
    return ClaudeTutor("key-1", "claude-sonnet-5-5", limits=Limits(**fields), http_client=claude.client)


async def failure(reaction, **limits):
    with pytest.raises(TutorUnavailable) as caught:
        await tutor(wire.Claude(reaction), **limits).reply(question(), Shown())
    return caught.value


@pytest.mark.parametrize("key", [None, "", "  "])
async def test_without_a_key_nothing_is_sent(key):
    claude = wire.Claude()
    keyless = ClaudeTutor(key, "claude-sonnet-5-5", http_client=claude.client)
    await keyless.warm_up()
    with pytest.raises(TutorUnavailable) as caught:
        await keyless.reply(question(), Shown())
    assert (caught.value.failure, caught.value.usage, claude.asked) == (Failure.NO_KEY, (), [])


@pytest.mark.parametrize(
    ("code", "error", "expected"),
    [
        (401, "authentication_error", Failure.BAD_KEY),
        (403, "permission_error", Failure.BAD_KEY),
        (402, "billing_error", Failure.BUDGET),
        (429, "rate_limit_error", Failure.RATE_LIMIT),
        (529, "overloaded_error", Failure.OVERLOADED),
        (500, "api_error", Failure.SERVER),
        (503, "api_error", Failure.SERVER),
        (504, "timeout_error", Failure.TIMEOUT),
        (404, "not_found_error", Failure.SERVER),
        (400, "invalid_request_error", Failure.SERVER),
    ],
)
async def test_a_refused_request_is_named(code, error, expected):
    caught = await failure(wire.status(code, error))
    assert caught.failure is expected
    (usage,) = caught.usage
    assert (usage.outcome, usage.purpose, usage.cost_microusd) == (expected.value, "talk", 0)


async def test_a_refusal_without_a_readable_body_is_named_by_its_status():
    assert (await failure(lambda _: httpx2.Response(529, text="<html>busy</html>"))).failure is Failure.OVERLOADED


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (httpx2.ConnectError, Failure.CONNECTION),
        (httpx2.ConnectTimeout, Failure.TIMEOUT),
        (httpx2.ReadTimeout, Failure.TIMEOUT),
        (httpx2.ReadError, Failure.CONNECTION),
    ],
)
async def test_a_line_that_does_not_open_is_named(error, expected):
    assert (await failure(wire.fault(error))).failure is expected


def busy(code, after):
    return lambda _: httpx2.Response(code, headers={"retry-after": after} if after else {}, json={})


@pytest.mark.parametrize(
    "reaction", [busy(429, "0"), busy(529, "0.01"), busy(500, None), wire.fault(httpx2.ConnectError)]
)
async def test_a_fault_that_passes_is_not_noticed(reaction):
    answer = await tutor(wire.Claude(reaction, wire.turn(REPLY, JUDGED)), retries=1).reply(question(), Shown())
    assert (answer.text, answer.usage[0].outcome) == (REPLY, "ok")


@pytest.mark.parametrize("reaction", [busy(429, "30"), wire.status(401, "authentication_error"), busy(400, None)])
async def test_no_learner_waits_for_a_fault_that_stays(reaction):
    claude = wire.Claude(reaction)
    with pytest.raises(TutorUnavailable):
        await tutor(claude, retries=3).reply(question(), Shown())
    assert len(claude.asked) == 1


async def test_a_stream_that_broke_is_not_asked_for_again():
    claude = wire.Claude(wire.cut(wire.start()))
    with pytest.raises(TutorUnavailable):
        await tutor(claude, retries=3).reply(question(), Shown())
    assert len(claude.asked) == 1


async def test_a_model_that_never_answers_runs_into_the_deadline():
    async def never(_):
        await asyncio.sleep(60)

    claude = wire.Claude()
    claude.client = httpx2.AsyncClient(transport=httpx2.MockTransport(never))
    with pytest.raises(TutorUnavailable) as caught:
        await tutor(claude, deadline=timedelta(milliseconds=30)).reply(question(), Shown())
    assert caught.value.failure is Failure.TIMEOUT


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [wire.start()],
        [wire.start(), *wire.text("Ger", closed=False)],
    ],
)
@pytest.mark.parametrize("ending", ["break", "silence"])
async def test_a_stream_cut_before_the_reply_is_whole_is_a_failure(pieces, ending):
    reaction = wire.cut(*pieces) if ending == "break" else pieces
    caught = await failure(reaction)
    assert caught.failure is Failure.CUT_OFF
    assert caught.usage[0].outcome == "cut_off"


async def test_what_was_read_before_a_cut_is_counted():
    caught = await failure(wire.cut(wire.start(input_tokens=1000)))
    assert caught.usage[0].cost_microusd == 1000 * 2 + 1 * 10


@pytest.mark.parametrize(
    "rest",
    [
        [],
        wire.tool("", closed=False),
        wire.tool(JUDGED[:40], closed=False),
        wire.tool(JUDGED[:40]),
    ],
)
@pytest.mark.parametrize("ending", ["break", "silence"])
async def test_a_stream_cut_after_the_reply_keeps_the_reply(rest, ending):
    pieces = [wire.start(), *wire.text(REPLY), *rest]
    answer = await tutor(wire.Claude(wire.cut(*pieces) if ending == "break" else pieces)).reply(question(), Shown())
    assert (answer.text, answer.corrections, answer.corrected) == (REPLY, (), None)
    assert answer.usage[0].outcome == "cut_off"


async def test_a_judgement_that_came_whole_before_the_cut_is_used():
    pieces = [wire.start(), *wire.text(REPLY), *wire.tool(JUDGED)]
    answer = await tutor(wire.Claude(wire.cut(*pieces))).reply(question(), Shown())
    assert len(answer.corrections) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "{}",
        "nonsense",
        JUDGED[:-10],
        '{"corrected_text": 3, "corrections": [], "translation": "", "hint": "", "scene_over": false}',
        JUDGED.replace("CASE_GOV", "NO_SUCH_KIND"),
    ],
)
async def test_a_malformed_judgement_keeps_the_reply(arguments):
    answer = await tutor(wire.Claude(wire.turn(REPLY, arguments))).reply(question(), Shown())
    assert (answer.text, answer.corrections, answer.corrected) == (REPLY, (), None)
    assert answer.usage[0].outcome == "malformed"


async def test_a_judgement_cut_by_the_output_limit_keeps_the_reply():
    pieces = [wire.start(), *wire.text(REPLY), *wire.tool(JUDGED[:50]), *wire.end("max_tokens")]
    answer = await tutor(wire.Claude(pieces)).reply(question(), Shown())
    assert (answer.text, answer.usage[0].outcome) == (REPLY, "malformed")


async def test_a_reply_without_a_judgement_is_kept():
    answer = await tutor(wire.Claude(wire.line(REPLY))).reply(question(), Shown())
    assert (answer.text, answer.corrected, answer.usage[0].outcome) == (REPLY, None, "malformed")


async def test_a_reply_cut_by_the_output_limit_ends_with_a_whole_sentence():
    pieces = [wire.start(), *wire.text("Gerne! Mit Milch? Wir haben au"), *wire.end("max_tokens")]
    answer = await tutor(wire.Claude(pieces)).reply(question(), Shown())
    assert (answer.text, answer.usage[0].outcome) == ("Gerne! Mit Milch?", "cut_off")


async def test_a_reply_cut_within_its_first_sentence_is_a_failure():
    assert (await failure([wire.start(), *wire.text("Wir haben au"), *wire.end("max_tokens")])).failure is (
        Failure.CUT_OFF
    )


@pytest.mark.parametrize("text", ["", "Ich kann"])
async def test_a_refusal_is_never_shown_as_a_reply(text):
    assert (await failure([wire.start(), *wire.text(text), *wire.end("refusal")])).failure is Failure.REFUSAL


@pytest.mark.parametrize("pieces", [[], wire.text(""), wire.text("  \n"), wire.text("**")])
async def test_an_empty_answer_is_a_failure(pieces):
    caught = await failure([wire.start(), *pieces, *wire.end("end_turn")])
    assert (caught.failure, caught.usage[0].outcome) == (Failure.EMPTY, "empty")


async def test_a_judgement_without_any_reply_is_a_failure_that_cost_twice():
    judged_only = [wire.start(), *wire.tool(JUDGED, 0), *wire.end()]
    claude = wire.Claude(judged_only, [wire.start(), *wire.end("end_turn")])
    with pytest.raises(TutorUnavailable) as caught:
        await tutor(claude).reply(question(), Shown())
    assert caught.value.failure is Failure.EMPTY
    assert [usage.outcome for usage in caught.value.usage] == ["ok", "empty"]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("overloaded_error", Failure.OVERLOADED),
        ("rate_limit_error", Failure.RATE_LIMIT),
        ("api_error", Failure.SERVER),
        ("timeout_error", Failure.TIMEOUT),
    ],
)
async def test_an_error_within_the_stream_is_named(error, expected):
    caught = await failure([wire.start(), wire.event("error", error={"type": error, "message": "no"})])
    assert caught.failure is expected


async def test_an_error_after_the_reply_keeps_the_reply():
    fault = wire.event("error", error={"type": "overloaded_error", "message": "no"})
    answer = await tutor(wire.Claude([wire.start(), *wire.text(REPLY), fault])).reply(question(), Shown())
    assert (answer.text, answer.usage[0].outcome) == (REPLY, "overloaded")


@pytest.mark.parametrize("garbage", [b"event: message_start\ndata: {oops\n\n", b"<html></html>", b"\xff\xfe\x00"])
async def test_what_is_no_event_stream_is_a_failure(garbage):
    assert (await failure([garbage])).failure in {Failure.MALFORMED, Failure.CUT_OFF}


@pytest.mark.parametrize(
    "fields",
    [
        ("message_start", {}),
        ("message_start", {"message": None}),
        ("content_block_start", {"index": 0}),
        ("content_block_delta", {"index": 5, "delta": None}),
        ("message_delta", {"delta": 3}),
        ("no_such_event", {}),
    ],
)
async def test_events_without_their_fields_are_a_failure(fields):
    name, rest = fields
    caught = await failure([wire.event(name, **rest)])
    assert caught.failure in {Failure.MALFORMED, Failure.CUT_OFF}


async def test_a_reply_in_time_survives_a_judgement_that_hangs():
    async def hang():
        for piece in [wire.start(), *wire.text(REPLY)]:
            yield piece
        await asyncio.sleep(60)

    class Hanging(httpx2.AsyncByteStream):
        def __aiter__(self):
            return hang()

    headers = {"content-type": "text/event-stream"}
    claude = wire.Claude(lambda _: httpx2.Response(200, headers=headers, stream=Hanging()))
    answer = await tutor(claude, deadline=timedelta(milliseconds=100)).reply(question(), Shown())
    assert (answer.text, answer.usage[0].outcome) == (REPLY, "timeout")


async def test_cancelling_passes_through():
    started = asyncio.Event()

    async def never(_):
        started.set()
        await asyncio.sleep(60)

    claude = wire.Claude()
    claude.client = httpx2.AsyncClient(transport=httpx2.MockTransport(never))
    task = asyncio.create_task(tutor(claude).reply(question(), Shown()))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_fault_of_who_shows_is_not_taken_for_the_models():
    async def broken(_):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        await tutor(wire.Claude(wire.turn(REPLY, JUDGED))).reply(question(), broken)


async def test_small_questions_fail_in_the_same_way():
    mine = tutor(wire.Claude(wire.status(529, "overloaded_error"), wire.status(401, "authentication_error")))
    with pytest.raises(TutorUnavailable, match="overloaded"):
        await mine.hint(question(""))
    with pytest.raises(TutorUnavailable, match="bad_key"):
        await mine.translate(question("Hallo"))


class Line:
    """A real socket that answers every request with the same bytes and hangs up."""

    def __init__(self, body, promised=None):
        head = f"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: {promised or len(body)}\r\n\r\n"
        self._answer = head.encode() + body

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aexit__(self, *_):
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self._answer)
        await writer.drain()
        writer.close()
        await writer.wait_closed()


async def over(line):
    async with line as address:
        real = ClaudeTutor("key-1", "claude-sonnet-5-5", base_url=address, limits=Limits(retries=0))
        try:
            return await real.reply(question(), Shown())
        finally:
            await real.close()


async def test_a_turn_over_a_real_line():
    answer = await over(Line(b"".join(wire.turn(REPLY, JUDGED))))
    assert (answer.text, len(answer.corrections)) == (REPLY, 1)


async def test_a_real_line_that_breaks_after_the_reply_keeps_the_reply():
    body = b"".join([wire.start(), *wire.text(REPLY)])
    answer = await over(Line(body, promised=len(body) + 100))
    assert (answer.text, answer.usage[0].outcome) == (REPLY, "cut_off")


async def test_a_real_line_that_breaks_before_the_reply_is_a_failure():
    with pytest.raises(TutorUnavailable, match="cut_off"):
        await over(Line(wire.start(), promised=9_999))


async def test_a_server_that_is_not_there_is_a_failure():
    async with Line(b"") as address:
        pass
    gone = ClaudeTutor("key-1", "claude-sonnet-5-5", base_url=address, limits=Limits(retries=0))
    with pytest.raises(TutorUnavailable, match="connection"):
        await gone.hint(question(""))
    await gone.close()
