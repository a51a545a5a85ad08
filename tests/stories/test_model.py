"""Claude answers, late, wrongly, or not at all; the learner always gets an answer and what they wrote is kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.levels import Native
from domain.tutoring import Failure
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from tests.stories import claude_server
from tests.stories.claude_server import ClaudeServer, Reply, events, line, refused, turn
from tests.tutors import claude_wire as wire
from views import phrases

ENGLISH = phrases.of(Native.ENGLISH)
COFFEE = "Ich möchte einen kaffee, bitte."
RIGHT = "Ich möchte einen Kaffee, bitte."
CLAIM = wire.claim("kaffee", "Kaffee", "CASE", explanation="Nouns are written with a capital.")
OFFLINE = "Milch und Zucker"


@pytest.fixture
async def claude() -> AsyncIterator[ClaudeServer]:
    async with claude_server.serving() as server:
        yield server


def settings(claude: ClaudeServer) -> dict[str, object]:
    return {
        "owner_telegram_id": 777,
        "anthropic_api_key": "sk-test",
        "anthropic_base_url": claude.url,
        "tutor_timeout_seconds": 5,
        "daily_model_turns": 3,
        "monthly_budget_usd": 1,
    }


@pytest.fixture
async def bot(telegram: Telegram, course_url: str, tmp_path: Path, claude: ClaudeServer, request):
    """The bot with a model; a test may change settings by the mark `configured`."""
    running = Running(telegram, course_url, str(tmp_path), **settings(claude) | getattr(request, "param", {}))
    await running.start()
    yield running
    await running.stop()


def configured(**changes: object) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("bot", [changes], indirect=True, ids=["configured"])


@pytest.fixture
async def talk(bot: Running, telegram: Telegram) -> Phone:
    phone = await telegram.phone()
    phone.bot = bot
    await through_the_first_minute(phone)
    return phone


@both
async def test_a_turn_with_the_model_streams_then_stands_with_its_tip_and_is_booked(
    talk: Phone, bot: Running, claude: ClaudeServer
):
    claude.will(turn("Sehr gern! Mit Milch?", RIGHT, CLAIM, translation="With pleasure! With milk?"))
    await talk.says(COFFEE)
    shown = await talk.sees("Sehr gern! Mit Milch?")
    assert "kaffee → Kaffee" in shown["text"]
    assert "<s>kaffee</s> → <b>Kaffee</b>" in shown["html"]
    drafts = [call["n"] for call in await talk.telegram.calls("sendMessageDraft")]
    final = (await talk.telegram.calls("sendMessage"))[-1]
    assert drafts
    assert drafts[0] < final["n"]
    assert len([one for one in await talk.chat() if "Sehr gern" in one["text"]]) == 1
    assert await bot.rows("SELECT incorrect_text, corrected_text, explanation FROM grammar_corrections") == [
        ("kaffee", "Kaffee", "Nouns are written with a capital.")
    ]
    [(purpose, model, tokens, output, cost, outcome)] = await bot.rows(
        "SELECT purpose, model, input_tokens, output_tokens, cost_microusd, outcome FROM model_usage"
    )
    assert (purpose, model, tokens, output, outcome) == ("talk", "claude-sonnet-5-5", 100, 50, "ok")
    assert cost > 0
    assert await bot.rows("SELECT kind, count FROM usage_counters") == [("model_turn", 1)]
    assert await bot.rows("SELECT ai_model_used FROM sessions") == [("claude",)]
    assert "sk-test" in claude.keys[0]


async def test_the_model_is_told_the_talk_so_far_and_nothing_of_who_the_learner_is(
    bot: Running, telegram: Telegram, claude: ClaudeServer
):
    phone = await telegram.phone("Rumpelstilzchen", last_name="Geheim", username="rumpel")
    phone.bot = bot
    await through_the_first_minute(phone)
    claude.will(turn("Gern!", RIGHT), turn("Kommt sofort.", "Mit Milch."))
    await phone.says(RIGHT)
    await phone.says("Mit Milch.")
    told = str(claude.asked[1]["messages"])
    assert "Was möchten Sie trinken?" in told
    assert RIGHT in told
    assert "Gern!" in told
    assert told.count("Mit Milch.") == 1
    everything = str(claude.asked)
    for private in ("Rumpelstilzchen", "Geheim", "rumpel", str(phone.id)):
        assert private not in everything


TROUBLE = {
    "bad-key": refused(401, "authentication_error"),
    "rate-limit": refused(429, "rate_limit_error"),
    "overloaded": refused(529, "overloaded_error"),
    "server": refused(500, "api_error"),
    "refusal": events(wire.start(), *wire.text("Das"), *wire.end("refusal")),
    "cut-off": events(wire.start(), *wire.text("Sehr ge", closed=False), cut=True),
    "empty": events(wire.start(), *wire.end("end_turn")),
    "malformed": events(b"event: message_start\ndata: {broken\n\n"),
}


@pytest.mark.parametrize("trouble", TROUBLE)
async def test_when_the_model_fails_the_offline_tutor_answers_and_says_so(
    talk: Phone, bot: Running, claude: ClaudeServer, trouble: str, monkeypatch
):
    monkeypatch.setattr("tutors.streaming.PAUSE", 0.01)
    claude.will(TROUBLE[trouble])
    await talk.says(COFFEE)
    shown = await talk.sees(OFFLINE)
    assert ENGLISH.plain(f"notice-{trouble}") in shown["text"]
    assert "kaffee" in shown["text"]
    assert await bot.rows("SELECT message_text, status FROM conversation_turns WHERE speaker = 'user'") == [
        (COFFEE, "answered")
    ]
    assert await bot.count("usage_counters") == 0
    assert await bot.rows("SELECT DISTINCT outcome FROM model_usage") == [(trouble.replace("-", "_"),)]
    assert not (await talk.newest())["draft"]
    claude.will(turn("Da bin ich wieder!", "Mit Milch."))
    await talk.says("Mit Milch.")
    await talk.sees("Da bin ich wieder!")


@configured(anthropic_base_url="http://127.0.0.1:9")
async def test_when_the_model_cannot_be_reached_the_offline_tutor_answers(talk: Phone, monkeypatch):
    monkeypatch.setattr("tutors.streaming.PAUSE", 0.01)
    await talk.says(COFFEE)
    shown = await talk.sees(OFFLINE)
    assert ENGLISH.plain("notice-connection") in shown["text"]


@configured(tutor_timeout_seconds=0.2)
async def test_when_the_model_takes_too_long_the_offline_tutor_answers(talk: Phone, claude: ClaudeServer):
    claude.will(Reply(hangs=True))
    await talk.says(COFFEE)
    shown = await talk.sees(OFFLINE)
    assert ENGLISH.plain("notice-timeout") in shown["text"]


async def test_a_reply_without_a_usable_judgement_is_shown_without_tips(
    talk: Phone, bot: Running, claude: ClaudeServer
):
    claude.will(events(*[wire.start(), *wire.text("Sehr gern!"), *wire.tool('{"corrected_text": 7'), *wire.end()]))
    await talk.says(COFFEE)
    shown = await talk.sees("Sehr gern!")
    assert "→" not in shown["text"]
    assert ENGLISH.plain("notice-not-judged") in shown["text"]
    assert await bot.count("grammar_corrections") == 0
    assert await bot.rows("SELECT outcome FROM model_usage") == [("malformed",)]


async def test_a_correction_that_does_not_stand_in_the_text_is_not_shown(talk: Phone, claude: ClaudeServer):
    claude.will(turn("Sehr gern!", RIGHT, wire.claim("Tee", "Kaffee", "LEX"), CLAIM))
    await talk.says(COFFEE)
    shown = await talk.sees("Sehr gern!")
    assert "kaffee → Kaffee" in shown["text"]
    assert "Tee" not in shown["text"]


async def test_after_the_daily_allowance_the_model_is_not_asked(talk: Phone, bot: Running, claude: ClaudeServer):
    claude.will(turn("Gern!", RIGHT))
    for _ in range(3):
        await talk.says(RIGHT)
    assert len(claude.asked) == 3
    await talk.says(RIGHT)
    assert len(claude.asked) == 3
    shown = await talk.newest()
    assert ENGLISH.plain("notice-allowance") in shown["text"]
    await talk.telegram.advance("P1D")
    await talk.says("Hallo!")
    await talk.sees("Gern!")
    assert len(claude.asked) == 4


@configured(monthly_budget_usd=0.0005)
async def test_when_the_months_budget_is_spent_the_model_is_not_asked(talk: Phone, claude: ClaudeServer):
    claude.will(turn("Gern!", RIGHT))
    await talk.says(RIGHT)
    asked = len(claude.asked)
    await talk.says("Mit Milch.")
    assert ENGLISH.plain("notice-budget") in (await talk.newest())["text"]
    assert len(claude.asked) == asked
    await talk.telegram.advance("P32D")
    await talk.says("Hallo!")
    assert len(claude.asked) == asked + 1


@configured(daily_model_turns=0)
async def test_without_an_allowance_no_request_is_ever_made(talk: Phone, claude: ClaudeServer):
    await talk.says(COFFEE)
    await talk.sees(OFFLINE)
    assert claude.asked == []


async def test_a_translation_is_asked_for_once_and_kept(talk: Phone, bot: Running, claude: ClaudeServer):
    claude.will(turn("Sehr gern!", RIGHT), line("With pleasure!"))
    await talk.says(RIGHT)
    await talk.taps("Translate")
    await talk.sees("With pleasure!")
    await talk.taps_again()
    assert len(claude.asked) == 2
    assert (await bot.rows("SELECT purpose FROM model_usage ORDER BY id"))[-1] == ("translate",)


async def test_a_hint_of_the_model_is_shown_under_the_line(talk: Phone, claude: ClaudeServer):
    claude.will(turn("Sehr gern!", RIGHT), line("Mit Milch, bitte."))
    await talk.says(RIGHT)
    await talk.taps("Hint")
    await talk.sees("Mit Milch, bitte.")


@pytest.mark.parametrize("label", ["Translate", "Hint"])
async def test_help_that_the_model_cannot_give_is_refused_kindly(
    talk: Phone, bot: Running, claude: ClaudeServer, label: str, monkeypatch
):
    monkeypatch.setattr("tutors.streaming.PAUSE", 0.01)
    claude.will(turn("Sehr gern!", RIGHT), refused(529, "overloaded_error"))
    await talk.says(RIGHT)
    await talk.taps(label)
    await talk.sees(ENGLISH.plain({"Translate": "no-translation", "Hint": "no-hint"}[label]))
    assert await bot.count("updates", "error IS NOT NULL") == 0


async def test_an_explanation_of_a_tip_is_shown(talk: Phone, claude: ClaudeServer):
    claude.will(turn("Sehr gern!", RIGHT, CLAIM), line("German nouns always have a capital."))
    await talk.says(COFFEE)
    before = (await talk.newest())["text"]
    await talk.taps("Explain")
    assert len((await talk.newest())["text"]) > len(before)


async def test_every_level_and_strictness_can_be_asked_about(talk: Phone, bot: Running, claude: ClaudeServer):
    for level, strictness in (("A1", "lenient"), ("B1", "strict"), ("C2", "normal")):
        await bot.rows_changed(f"UPDATE user_settings SET strictness = '{strictness}'")  # noqa: S608 - the test's words
        await bot.rows_changed(f"UPDATE user_levels SET cefr_level = '{level}'")  # noqa: S608 - the test's words
        claude.will(turn(f"Gern, {level}!", RIGHT, CLAIM))
        await talk.says(COFFEE)
        await talk.sees(f"Gern, {level}!")


async def test_the_model_is_told_to_be_lenient_with_who_asked_for_it(talk: Phone, bot: Running, claude: ClaudeServer):
    claude.will(turn("Gern!", RIGHT))
    await talk.says(RIGHT)
    await bot.rows_changed("UPDATE user_settings SET strictness = 'lenient'")
    await talk.says(RIGHT)
    assert claude.asked[0]["system"] != claude.asked[1]["system"]


async def test_a_scene_that_the_model_ends_is_summed_up(talk: Phone, bot: Running, claude: ClaudeServer):
    claude.will(turn("Auf Wiedersehen!", "Tschüss!", scene_over=True))
    await talk.says("Tschüss!")
    await talk.sees("Auf Wiedersehen!")
    assert "🏁" in (await talk.newest())["text"]
    assert await bot.rows("SELECT status FROM sessions") == [("completed",)]


async def test_a_right_line_of_some_length_earns_a_reaction_now_and_then(talk: Phone, claude: ClaudeServer):
    words = "Ich möchte einen Kaffee mit Milch, bitte."
    claude.will(turn("Gern!", words))
    reactions = [await reaction_to(talk, words) for _ in range(3)]
    assert set(reactions) <= {None, "👍", "👏", "🔥", "💯"}


async def reaction_to(talk: Phone, words: str) -> str | None:
    [message_id] = await talk.says(words)
    [message] = [one for one in await talk.chat() if one["id"] == message_id]
    return message["reaction"]


async def test_a_wrong_line_earns_no_reaction(talk: Phone, claude: ClaudeServer):
    claude.will(turn("Gern!", RIGHT, CLAIM))
    assert [await reaction_to(talk, COFFEE) for _ in range(3)] == [None] * 3


async def test_an_edited_message_is_corrected_again_by_the_model_in_its_place(
    talk: Phone, bot: Running, claude: ClaudeServer
):
    claude.will(turn("Sehr gern!", RIGHT, CLAIM), turn("Ein Kaffee, gern!", RIGHT))
    [message] = await talk.says(COFFEE)
    before = await talk.newest()
    await talk.edits(message, RIGHT)
    after = await talk.newest()
    assert after["id"] == before["id"]
    assert "Ein Kaffee, gern!" in after["text"]
    assert "→" not in after["text"]
    assert await bot.count("grammar_corrections") == 0
    assert COFFEE not in str(claude.asked[1]["messages"])
    assert "Sehr gern!" not in str(claude.asked[1]["messages"])


async def test_markup_from_the_model_is_not_markup(talk: Phone, claude: ClaudeServer):
    claude.will(turn("<b>Gern</b> & 1 < 2!", RIGHT))
    await talk.says(RIGHT)
    await talk.sees("<b>Gern</b> & 1 < 2!")


def test_every_failure_has_a_notice_in_every_language():
    for native in Native:
        for failure in Failure:
            assert phrases.of(native)(f"notice-{failure.value.replace('_', '-')}")
