"""What updates mean."""

import datetime as dt

import pytest

from bot import incoming
from bot.incoming import Kind

ANA = {"id": 5_000_000_000, "is_bot": False, "first_name": "Ana", "last_name": "B", "username": "ana"}
PRIVATE = {"id": ANA["id"], "type": "private"}
GROUP = {"id": -100, "type": "supergroup"}


def message(**fields):
    return {"message_id": 7, "date": 1_700_000_000, "chat": PRIVATE, "from": ANA, **fields}


def tap(**fields):
    return {
        "id": "42",
        "from": ANA,
        "message": {"message_id": 7, "date": 1, "chat": PRIVATE},
        "data": "1:te:1",
        **fields,
    }


def member(status: str, chat=PRIVATE):
    return {"chat": chat, "from": ANA, "date": 1, "new_chat_member": {"status": status, "user": ANA}}


MEANINGS = [
    ({"message": message(text="Hallo")}, Kind.TEXT, "Hallo", ""),
    ({"message": message(text="/start")}, Kind.COMMAND, "", "start"),
    ({"message": message(text="/START scene_cafe ")}, Kind.COMMAND, "scene_cafe", "start"),
    ({"message": message(text="/help@PalaverBot me")}, Kind.COMMAND, "me", "help"),
    ({"message": message(text="/lösch")}, Kind.COMMAND, "", ""),
    ({"message": message(text="/ mit Raum")}, Kind.COMMAND, "", ""),
    ({"message": message(text="/" + "a" * 33)}, Kind.COMMAND, "", ""),
    ({"message": message(text="/start\nline two")}, Kind.COMMAND, "line two", "start"),
    ({"message": message(text="")}, Kind.TEXT, "", ""),
    ({"message": message(photo=[{}], caption="x")}, Kind.ATTACHMENT, "photo", ""),
    ({"message": message(animation={}, document={"file_id": "1"})}, Kind.ATTACHMENT, "animation", ""),
    ({"message": message(contact={})}, Kind.ATTACHMENT, "other", ""),
    ({"message": message(text="hi", chat=GROUP)}, Kind.IGNORED, "", ""),
    ({"message": message(text="hi", **{"from": ANA | {"is_bot": True}})}, Kind.TEXT, "hi", ""),
    ({"edited_message": message(text="Hallo!")}, Kind.EDITED, "Hallo!", ""),
    ({"edited_message": message(text="/help")}, Kind.IGNORED, "", "help"),
    ({"edited_message": message(photo=[{}])}, Kind.IGNORED, "photo", ""),
    ({"callback_query": tap()}, Kind.TAP, "1:te:1", ""),
    ({"callback_query": tap(data=None)}, Kind.TAP, "None", ""),
    ({"callback_query": tap(message=None)}, Kind.IGNORED, "", ""),
    ({"my_chat_member": member("kicked")}, Kind.BLOCKED, "", ""),
    ({"my_chat_member": member("left")}, Kind.BLOCKED, "", ""),
    ({"my_chat_member": member("member")}, Kind.UNBLOCKED, "", ""),
    ({"my_chat_member": member("kicked", GROUP)}, Kind.IGNORED, "", ""),
    ({"channel_post": {}}, Kind.IGNORED, "", ""),
    ({}, Kind.IGNORED, "", ""),
]


@pytest.mark.parametrize(("raw", "kind", "text", "command"), MEANINGS)
def test_an_update_has_its_meaning(raw, kind, text, command):
    one = incoming.read({"update_id": 3, **raw})
    assert (one.update_id, one.kind, one.text, one.command) == (3, kind, text, command)
    if kind is not Kind.IGNORED and "is_bot" not in str(raw.get("message", {}).get("from", "")).replace("False", ""):
        assert one.sender is not None


UNKNOWN = [
    {"message": None},
    {"message": "text"},
    {"message": message(date="yesterday", text="x")},
    {"message": {"chat": PRIVATE, "from": ANA}},
    {"callback_query": 7},
    {"callback_query": {"message": {"chat": PRIVATE}}},
    {"my_chat_member": {"chat": PRIVATE, "from": ANA}},
    {"message": message(text="x", **{"from": {}})},
]


@pytest.mark.parametrize("raw", UNKNOWN)
def test_a_shape_that_nobody_knows_is_ignored(raw):
    assert incoming.read({"update_id": 3, **raw}).kind is Kind.IGNORED


def part(number: int, text: str, *, seconds: int = 0, message_id: int | None = None) -> incoming.Incoming:
    sent = message(text=text, date=1_700_000_000 + seconds, message_id=message_id or number)
    return incoming.read({"update_id": number, "message": sent})


def test_parts_of_a_split_text_become_one_with_a_space_where_it_was_cut():
    first, second, third = part(1, "a" * 4_000), part(2, "b" * 3_950), part(3, "c")
    assert first.may_have_a_sequel
    assert first.continued_by(second)
    two = first.merged_with(second)
    assert two.may_have_a_sequel
    assert two.continued_by(third)
    three = two.merged_with(third)
    assert three.text == f"{'a' * 4_000} {'b' * 3_950} c"
    assert (three.update_id, three.also, three.tail_id) == (1, (2, 3), 3)
    assert not three.may_have_a_sequel


def test_a_part_that_is_full_was_cut_inside_a_word():
    assert part(1, "a" * 4_096).merged_with(part(2, "b")).text == "a" * 4_096 + "b"
    assert part(1, "😀" * 2_048).merged_with(part(2, "😀")).text == "😀" * 2_049


NO_SEQUELS = {
    "a later message": part(3, "x"),
    "a message of three seconds later": part(2, "x", seconds=3),
    "a command": part(2, "/help"),
}


@pytest.mark.parametrize("why", NO_SEQUELS)
def test_what_is_not_the_next_part_is_a_turn_of_its_own(why: str):
    assert not part(1, "a" * 4_000).continued_by(NO_SEQUELS[why])


def test_a_short_text_waits_for_nothing():
    assert not part(1, "a" * 3_899).may_have_a_sequel


def test_the_time_of_a_message_is_utc():
    assert part(1, "x").sent_at == dt.datetime(2023, 11, 14, 22, 13, 20, tzinfo=dt.UTC)
