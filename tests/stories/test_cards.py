"""Cards: words kept in talk come back, each rated once, taken back exactly."""

import re

from tests.chat import through_the_first_minute
from tests.conftest import both


async def keeps_words(chat, count=3):
    await through_the_first_minute(chat)
    await chat.taps("Save word")
    for _ in range(count):
        await chat.taps("➕")


async def memory(bot):
    columns = "id, state, stability, difficulty, due_at, last_review_at, reps, lapses, ease_factor, interval_days"
    counts = "times_reviewed, times_correct, times_incorrect, current_streak, first_reviewed, last_reviewed"
    return await bot.rows(f"SELECT {columns}, {counts} FROM user_vocabulary_progress ORDER BY id")  # noqa: S608


@both
async def test_words_kept_in_talk_are_asked_first_and_the_next_interval_stands_on_each_button(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    card = await chat.newest()
    assert "spoiler" in card["html"]
    *steps, longest = [label.split(" · ")[1] for label in (await chat.labels())[:4]]
    assert steps == ["1 min", "6 min", "10 min"]
    assert re.fullmatch(r"\d+ days", longest)
    await chat.taps("Good")
    assert await bot.count("vocabulary_reviews") == 1
    assert (await bot.rows("SELECT rating, was_correct FROM vocabulary_reviews"))[0] == (3, True)
    assert (await chat.newest())["id"] == card["id"]


async def test_the_interval_on_the_button_is_the_interval_given(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    shown = next(label for label in await chat.labels() if "Easy" in label)
    days = int(re.search(r"(\d+) days", shown)[1])
    await chat.taps("Easy")
    assert (await bot.rows("SELECT max(interval_days) FROM user_vocabulary_progress"))[0][0] == days


@both
async def test_a_double_tap_rates_a_card_once(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    await chat.taps("Good")
    await chat.taps_again()
    assert await bot.count("vocabulary_reviews") == 1
    assert "rated this card already" in (await chat.toasts())[-1]


@both
async def test_undo_restores_exactly_what_was_remembered_also_after_a_restart(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    await chat.taps("Good")
    before = await memory(bot)
    await chat.taps("Again")
    assert await memory(bot) != before
    await bot.dies()
    await bot.start()
    await chat.taps("Undo")
    assert await memory(bot) == before
    assert await bot.count("vocabulary_reviews", "undone_at IS NOT NULL") == 1
    await chat.taps_again()
    assert await memory(bot) == before


async def test_a_sitting_goes_on_after_a_restart(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    await chat.taps("Good")
    asked = (await chat.newest())["text"]
    await bot.dies()
    await bot.start()
    await chat.says("/cards")
    assert (await chat.newest())["text"] == asked


async def test_what_was_not_recalled_comes_again_in_the_same_sitting(chat, bot):
    await keeps_words(chat, 1)
    await chat.says("/cards")
    total = int((await chat.newest())["text"].split("/")[1].split(" ")[0])
    await chat.taps("Again")
    assert f"2/{total + 1}" in (await chat.newest())["text"]


async def test_the_whole_sitting_ends_with_what_was_recalled(chat, bot):
    await keeps_words(chat, 1)
    await chat.says("/cards")
    for _ in range(30):
        if "Done" in (await chat.newest())["text"]:
            break
        await chat.taps("Easy")
    await chat.sees("Recalled: 100%")
    await chat.taps("More cards")
    await chat.sees("limit is reached")


async def test_a_card_put_aside_is_not_asked_again(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    front = (await chat.newest())["text"].splitlines()[2]
    await chat.taps("⋯")
    await chat.taps("aside")
    assert front not in (await chat.newest())["text"]
    assert await bot.count("user_vocabulary_progress", "suspended") == 1


async def test_a_note_is_shown_with_its_card(chat, bot):
    await keeps_words(chat)
    await chat.says("/cards")
    await chat.taps("⋯")
    await chat.taps("Write a note")
    await chat.says("Like the <English> word!")
    await chat.sees("Like the <English> word!")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 0


async def test_a_written_answer_is_judged_and_its_typo_shown(chat, bot):
    await keeps_words(chat)
    await bot.rows("UPDATE user_settings SET typed_answers = true, card_directions = 'produce' RETURNING user_id")
    await bot.rows("DELETE FROM user_vocabulary_progress RETURNING id")
    await chat.says("/cards")
    card = await chat.newest()
    word = (
        await bot.rows(
            "SELECT article, word FROM vocabulary JOIN user_vocabulary_progress p ON p.word_id = vocabulary.id "
            "ORDER BY p.id LIMIT 1"
        )
    )[0]
    assert "Write the word" in card["text"]
    assert word[1] not in card["text"]
    await chat.says(" ".join(word).strip())
    await chat.sees("Right")
    await chat.taps("Good")
    assert await bot.count("vocabulary_reviews") == 1


async def test_a_card_of_another_learner_cannot_be_rated(chat, bot, telegram):
    await keeps_words(chat)
    await chat.says("/cards")
    sitting, card = (await bot.rows("SELECT s.id, p.id FROM flashcard_sessions s, user_vocabulary_progress p LIMIT 1"))[
        0
    ]
    other = await telegram.phone("Eva")
    other.bot = bot
    await through_the_first_minute(other)
    await other.taps_forged(f"1:cr:{sitting}:0:{card}:4")
    assert await bot.count("vocabulary_reviews") == 0
