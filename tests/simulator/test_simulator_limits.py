import aiohttp
import pytest

TOO_LONG = "Bad Request: message is too long"


def keyboard(*buttons):
    return {"inline_keyboard": [list(buttons)]}


SENDING = [
    ({"text": ""}, "Bad Request: message text is empty"),
    ({}, "Bad Request: message text is empty"),
    ({"text": "   "}, "Bad Request: text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
    ({"text": "x" * 4097}, TOO_LONG),
    ({"text": "😀" * 2049}, TOO_LONG),
    ({"text": "x", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
    ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": []}, "Bad Request: object expected as reply markup"),
    (
        {"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": "ä" * 33})},
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    ({"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": ""})}, "Bad Request: BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": keyboard({"text": "a"})},
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"text": "x", "reply_markup": keyboard({"callback_data": "a"})},
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        {"text": "x", "reply_markup": keyboard({"text": "a", "url": "nowhere"})},
        "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    ({"text": "x", "reply_markup": keyboard({"text": "a", "pay": True})}, "Bad Request: BUTTON_POS_INVALID"),
    (
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}},
        "Bad Request: reply markup is too long",
    ),
]


@pytest.mark.parametrize(("params", "refusal"), SENDING)
async def test_what_telegram_would_not_send_is_refused(wire, ana, params, refusal):
    assert await wire.refusal("sendMessage", chat_id=ana.id, **params) == refusal


async def test_what_just_fits_is_sent(wire, ana):
    await wire.ok("sendMessage", chat_id=ana.id, text="x" * 4096)
    await wire.ok("sendMessage", chat_id=ana.id, text="<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")
    await wire.ok(
        "sendMessage", chat_id=ana.id, text="x", reply_markup=keyboard({"text": "a", "callback_data": "ä" * 32})
    )


OTHERS = [
    ("sendMessageDraft", {"draft_id": 0, "text": "x"}, "DRAFT_ID_INVALID"),
    ("sendMessageDraft", {"draft_id": 1, "text": "x" * 4097}, "message is too long"),
    ("sendMessageDraft", {"draft_id": 1, "text": ""}, "message text is empty"),
    ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
    ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🥦"}]}, "REACTION_INVALID"),
    ("setMessageReaction", {"message_id": 99}, "message to react not found"),
    ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("deleteMessages", {"message_ids": list(range(1, 102))}, "too many message identifiers specified"),
    ("setMyCommands", {"commands": [{"command": "Talk", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "language_code": "deu"}, "invalid language code specified"),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendPhoto", {"photo": "unknown"}, "wrong file identifier/HTTP URL specified"),
    ("getFile", {"file_id": "unknown"}, "invalid file_id"),
    ("sendPoll", {"question": "?", "options": ["a"]}, "poll must have at least 2 option"),
    ("sendPoll", {"question": "?", "options": ["a"] * 13}, "poll can't have more than 12 options"),
    ("sendPoll", {"question": "x" * 301, "options": ["a", "b"]}, "poll question length must not exceed 300"),
    ("sendPoll", {"question": "?", "options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
    ("sendPoll", {"question": "?", "options": ["a", "b"], "type": "quiz"}, "wrong correct option ID specified"),
    (
        "sendPoll",
        {"question": "?", "options": ["a", "b"], "type": "quiz", "correct_option_id": 0, "explanation": "x" * 201},
        "poll explanation is too long",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("setWebhook", {"url": "http://example.com/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
]


@pytest.mark.parametrize(("method", "params", "refusal"), OTHERS)
async def test_each_method_keeps_its_limits(wire, ana, method, params, refusal):
    assert await wire.refusal(method, chat_id=ana.id, **params) == f"Bad Request: {refusal}"


async def test_a_callback_answer_has_200_characters(wire, ana):
    query = await ana.taps(await wire.shows(ana, "Go"), "Go")
    refusal = await wire.refusal("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    await wire.ok("answerCallbackQuery", callback_query_id=query, text="x" * 200)


async def test_only_people_who_started_the_bot_can_be_written_to(wire):
    stranger = await wire.person("Bo", started=False)
    refusal = await wire.refusal("sendMessage", chat_id=stranger.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    assert await wire.refusal("sendMessage", chat_id=1234, text="x") == "Bad Request: chat not found"
    assert await wire.refusal("sendMessage", chat_id="@channel", text="x") == "Bad Request: chat not found"
    assert await wire.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_unknown_methods_and_tokens_are_refused(wire):
    assert (await wire.call("sendEverything"))["error_code"] == 404
    async with wire.session.get(f"{wire.base}/bot2:other/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
async def test_parameters_come_in_every_shape_telegram_reads(wire, ana, how):
    params = {
        "chat_id": str(ana.id),
        "text": "héllo",
        "reply_markup": '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
    }
    form = aiohttp.FormData(params)
    form.add_field("unused", b"file", filename="f.txt")
    ways = {
        "query": {"params": params},
        "form": {"data": params},
        "multipart": {"data": form},
        "json": {"json": params},
    }
    verb = "GET" if how == "query" else "POST"
    async with wire.session.request(verb, f"{wire.base}/bot1:demo/SENDMESSAGE", **ways[how]) as answer:
        sent = (await answer.json())["result"]
    assert sent["text"] == "héllo"
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "b"


async def test_input_the_client_side_cannot_use_is_explained(wire, ana):
    assert "first_name" in await wire.complaint("POST", "users")
    assert "no user 77" in await wire.complaint("POST", "users/77/messages", text="x")
    assert "empty" in await wire.complaint("POST", f"users/{ana.id}/messages", text=" ")
    assert "P1D" in await wire.complaint("POST", "clock", advance="tomorrow")
    assert "kind" in await wire.complaint("POST", "faults", method="sendMessage", kind="fire")
    assert "sendNothing" in await wire.complaint("POST", "faults", method="sendNothing", kind="500")
    message = await wire.shows(ana, "Yes", "No")
    assert "it has: Yes, No" in await wire.complaint("POST", f"users/{ana.id}/taps", message_id=message, label="Maybe")
