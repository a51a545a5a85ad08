import pytest

from simulator.server import ADMIN

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


async def test_a_tap_is_answered_once(wire, ana):
    message = await wire.shows(ana, "Go")
    query_id = await ana.taps(message, "Go")
    (update,) = await wire.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "go", ana.id)
    assert query["message"]["message_id"] == message
    assert query["message"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Go"
    before = (await ana.chat())["revision"]
    assert await wire.ok("answerCallbackQuery", callback_query_id=query_id, text="Fine", show_alert=True)
    (toast,) = (await ana.chat(before))["toasts"]
    assert (toast["callback_id"], toast["text"], toast["alert"]) == (query_id, "Fine", True)
    assert await wire.refusal("answerCallbackQuery", callback_query_id=query_id) == OLD


async def test_a_tap_waits_fifteen_minutes_for_its_answer(wire, ana):
    query = await ana.taps(await wire.shows(ana, "Go"), "Go")
    await wire.sim("POST", "clock", json={"advance": "PT15M1S"})
    assert await wire.refusal("answerCallbackQuery", callback_query_id=query) == OLD


async def test_the_same_tap_comes_again_as_a_new_update(wire, ana):
    message = await wire.shows(ana, "Go")
    first = await ana.taps(message, "Go")
    await wire.ok("editMessageText", chat_id=ana.id, message_id=message, text="Gone")
    second = await ana.taps(message, "Go", again=True)
    updates = await wire.updates()
    assert first != second
    assert [update["callback_query"]["id"] for update in updates] == [first, second]
    assert [update["callback_query"]["data"] for update in updates] == ["go", "go"]
    assert updates[0]["update_id"] + 1 == updates[1]["update_id"]


async def test_a_button_that_was_replaced_can_still_be_tapped_by_its_data(wire, ana):
    message = await wire.shows(ana, "Go")
    await wire.ok("editMessageReplyMarkup", chat_id=ana.id, message_id=message)
    await ana.post("taps", message_id=message, data="go")
    assert (await wire.updates())[0]["callback_query"]["data"] == "go"
    assert "no such button" in await wire.complaint("POST", f"users/{ana.id}/taps", message_id=message, data="never")


async def test_a_tap_on_a_deleted_message_carries_only_its_place(wire, ana):
    message = await wire.shows(ana, "Go")
    await ana.taps(message, "Go")
    await wire.ok("deleteMessage", chat_id=ana.id, message_id=message)
    await ana.taps(message, "Go", again=True)
    late = (await wire.updates())[1]["callback_query"]["message"]
    assert (late["message_id"], late["date"]) == (message, 0)


async def test_buttons_that_open_or_copy_tell_the_bot_nothing(wire, ana):
    row = [{"text": "Site", "url": "https://a.de"}, {"text": "Copy", "copy_text": {"text": "x"}}]
    await wire.ok("sendMessage", chat_id=ana.id, text="x", reply_markup={"inline_keyboard": [row]})
    seen = await ana.sees()
    assert seen["buttons"] == [[{"text": "Site", "url": "https://a.de"}, {"text": "Copy", "copy_text": "x"}]]
    assert await ana.taps(seen["id"], "Site") is None
    assert await wire.updates() == []


async def test_an_edit_shows_in_place_and_takes_the_keyboard_away(wire, ana):
    message = await wire.shows(ana, "Go")
    before = (await ana.chat())["revision"]
    edited = await wire.ok("editMessageText", chat_id=ana.id, message_id=message, text="<b>New</b>", parse_mode="HTML")
    assert edited["edit_date"] >= edited["date"]
    (seen,) = (await ana.chat(before))["messages"]
    assert (seen["id"], seen["html"], seen["buttons"], seen["edited"]) == (message, "<b>New</b>", [], True)


async def test_an_edit_that_changes_nothing_is_refused(wire, ana):
    message = await wire.shows(ana, "Go", text="Same")
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    edit = {"chat_id": ana.id, "message_id": message}
    assert await wire.refusal("editMessageText", **edit, text=" Same ", reply_markup=keyboard) == SAME
    assert await wire.refusal("editMessageReplyMarkup", **edit, reply_markup=keyboard) == SAME
    await wire.ok("editMessageText", **edit, text="<i>Same</i>", parse_mode="HTML", reply_markup=keyboard)
    await wire.ok("editMessageReplyMarkup", **edit)
    assert await wire.refusal("editMessageReplyMarkup", **edit) == SAME
    refusal = await wire.refusal("editMessageCaption", **edit, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_a_deleted_message_is_gone_for_everyone(wire, ana):
    message = await wire.shows(ana, "Go")
    before = (await ana.chat())["revision"]
    await wire.ok("deleteMessage", chat_id=ana.id, message_id=message)
    assert (await ana.chat(before))["gone"] == [message]
    assert await wire.refusal("editMessageText", chat_id=ana.id, message_id=message, text="x") == (
        "Bad Request: message to edit not found"
    )
    assert await wire.ok("deleteMessages", chat_id=ana.id, message_ids=[1, message, 999])
    assert (await ana.chat())["messages"] == []


async def test_after_two_days_a_message_cannot_be_deleted(wire, ana):
    message = await wire.shows(ana, "Go")
    await wire.sim("POST", "clock", json={"advance": "P2DT1S"})
    refusal = await wire.refusal("deleteMessage", chat_id=ana.id, message_id=message)
    assert refusal == "Bad Request: message can't be deleted for everyone"


async def test_a_draft_streams_and_gives_way_to_the_message(wire, ana):
    for text in ("Hel", "Hello <b>you</b>"):
        await wire.ok("sendMessageDraft", chat_id=ana.id, draft_id=7, text=text, parse_mode="HTML")
    draft = await ana.sees()
    assert (draft["id"], draft["draft"], draft["html"]) == (0, True, "Hello <b>you</b>")
    before = (await ana.chat())["revision"]
    await wire.ok("sendMessage", chat_id=ana.id, text="Hello you.")
    chat = await ana.chat(before)
    assert chat["gone"] == [0]
    assert [message["text"] for message in chat["messages"]] == ["Hello you."]


async def test_a_draft_lives_thirty_seconds(wire, ana):
    await wire.ok("sendMessageDraft", chat_id=ana.id, draft_id=7, text="Hel")
    await wire.sim("POST", "clock", json={"advance": "PT31S"})
    chat = await ana.chat()
    assert chat["gone"] == [0]
    assert not any(message["draft"] for message in chat["messages"])


async def test_a_chat_action_ends_with_the_message(wire, ana):
    await wire.ok("sendChatAction", chat_id=ana.id, action="typing")
    assert (await ana.chat())["typing"] == "typing"
    await wire.ok("sendMessage", chat_id=ana.id, text="x")
    assert (await ana.chat())["typing"] is None


async def test_a_reaction_of_the_bot_shows(wire, ana):
    (message,) = await ana.says("Ich bin müde")
    like = [{"type": "emoji", "emoji": "❤️"}]
    await wire.ok("setMessageReaction", chat_id=ana.id, message_id=message, reaction=like)
    assert (await ana.sees())["reaction"] == "❤"
    await wire.ok("setMessageReaction", chat_id=ana.id, message_id=message, reaction=[])
    assert (await ana.sees())["reaction"] is None


async def test_an_edited_message_of_a_user_is_an_update(wire, ana):
    (message,) = await ana.says("Ich bin mude")
    await ana.post("edits", message_id=message, text="Ich bin müde")
    sent, edited = await wire.updates()
    assert edited["edited_message"]["message_id"] == sent["message"]["message_id"] == message
    assert edited["edited_message"]["text"] == "Ich bin müde"
    assert "edit_date" in edited["edited_message"]


async def test_a_long_text_is_split_as_clients_do(wire, ana):
    text = " ".join(f"word{number}" for number in range(1200))
    assert len(await ana.says(text)) == 3
    pieces = [update["message"]["text"] for update in await wire.updates()]
    assert " ".join(pieces) == text
    assert all(len(piece) <= 4096 for piece in pieces)
    assert len(await ana.says("😀" * 3000)) == 2


async def test_a_reply_carries_what_it_answers(wire, ana):
    asked = await wire.shows(ana, "Go", text="What?")
    (reply,) = await ana.says("That", reply_to=asked)
    assert (await wire.updates())[0]["message"]["reply_to_message"]["text"] == "What?"
    sent = await wire.ok("sendMessage", chat_id=ana.id, text="Ok", reply_parameters={"message_id": reply})
    assert sent["reply_to_message"]["message_id"] == reply
    assert "reply_to_message" not in sent["reply_to_message"]
    assert (await ana.sees())["reply_to"] == reply


async def test_who_blocked_the_bot_gets_nothing_until_they_unblock(wire, ana):
    message = await wire.shows(ana, "Go")
    await ana.post("block", blocked=True)
    (update,) = await wire.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refusal = "Forbidden: bot was blocked by the user"
    assert await wire.refusal("sendMessage", chat_id=ana.id, text="x") == refusal
    assert await wire.refusal("editMessageText", chat_id=ana.id, message_id=message, text="x") == refusal
    assert await wire.refusal("sendChatAction", chat_id=ana.id, action="typing") == refusal
    assert "unblock" in await wire.complaint("POST", f"users/{ana.id}/messages", text="x")
    await ana.post("block", blocked=False)
    assert (await wire.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    await wire.ok("sendMessage", chat_id=ana.id, text="x")


@pytest.mark.parametrize(
    ("scopes", "seen"),
    [
        ([{}], "default"),
        ([{}, {"language_code": "es"}], "default es"),
        ([{}, {"language_code": "de"}], "default"),
        ([{}, {"scope": {"type": "all_private_chats"}}], "all_private_chats"),
        ([{"scope": {"type": "all_private_chats"}}, {"scope": {"type": "chat"}}], "chat"),
        ([{"scope": {"type": "chat"}}, {"scope": {"type": "chat"}, "language_code": "es"}], "chat es"),
    ],
)
async def test_the_menu_is_the_nearest_in_the_language_of_the_user(wire, ana, scopes, seen):
    for place in scopes:
        scope = dict(place.get("scope", {"type": "default"}))
        name = f"{scope['type']} {place.get('language_code', '')}".strip()
        if scope["type"] == "chat":
            scope["chat_id"] = ana.id
        params = {**place, "scope": scope, "commands": [{"command": "talk", "description": name}]}
        await wire.ok("setMyCommands", **params)
        assert await wire.ok("getMyCommands", scope=scope, language_code=place.get("language_code", ""))
    assert (await ana.chat())["menu"] == [{"command": "talk", "description": seen}]
    await wire.ok("deleteMyCommands")
    assert await wire.ok("getMyCommands") == []


async def test_copies_forwards_and_pins(wire, ana):
    bo = await wire.person("Bo", "de")
    (message,) = await ana.says("Hello")
    copied = await wire.ok("copyMessage", chat_id=bo.id, from_chat_id=ana.id, message_id=message)
    forwarded = await wire.ok("forwardMessage", chat_id=bo.id, from_chat_id=ana.id, message_id=message)
    assert forwarded["forward_origin"]["sender_user"]["id"] == ana.id
    assert (await bo.sees())["text"] == "Hello"
    await wire.ok("pinChatMessage", chat_id=bo.id, message_id=copied["message_id"])
    assert (await wire.ok("getChat", chat_id=bo.id))["pinned_message"]["message_id"] == copied["message_id"]
    await wire.ok("unpinChatMessage", chat_id=bo.id)
    assert "pinned_message" not in await wire.ok("getChat", chat_id=bo.id)


async def test_the_state_lists_everybody(wire, ana):
    boss = await wire.person("Boss", "de", is_admin=True)
    assert boss.id == ADMIN
    assert "taken" in await wire.complaint("POST", "users", first_name="Bo", id=boss.id)
    state = await wire.sim("GET", "state")
    assert [(user["first_name"], user["is_admin"]) for user in state["users"]] == [("Ana", False), ("Boss", True)]
    assert state["bot"]["id"] == 1
    assert ana.id > 2**32
