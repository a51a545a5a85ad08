import pytest

from simulator.methods import NAMES

PARAMETERS = (
    "text", "caption", "parse_mode", "entities", "caption_entities", "reply_markup", "reply_parameters",
    "reply_to_message_id", "message_id", "message_ids", "from_chat_id", "draft_id", "action", "reaction", "commands",
    "scope", "language_code", "name", "menu_button", "user_id", "photo", "voice", "audio", "document", "sticker",
    "media", "file_id", "question", "options", "type", "correct_option_id", "correct_option_ids", "explanation",
    "title", "description", "payload", "currency", "prices", "subscription_period", "callback_query_id",
    "pre_checkout_query_id", "ok", "telegram_payment_charge_id", "is_canceled", "url", "secret_token",
    "max_connections", "allowed_updates", "offset", "limit", "drop_pending_updates", "is_anonymous",
    "provider_token",
)  # fmt: skip
JUNK = [
    None, "", "x", "<b", "-1", "[", "[]", "{}", "\x00", 0, -1, 2**70, 1.5, True, [], {}, [None], [[]], [{}], ["x"],
    [[[]]],
    {"type": "emoji"}, {"type": "chat", "chat_id": "x"}, {"message_id": "x"}, {"inline_keyboard": [[{}]]},
    {"inline_keyboard": [[{"text": "a", "callback_data": 5}]]}, {"inline_keyboard": [["x"]]}, {"keyboard": [[None]]},
    [{"type": "bold", "offset": "x", "length": 1}], [{"type": "text_link", "offset": 0, "length": 1}],
    [{"label": "x", "amount": None}], [{"text": 5}], {"type": "photo", "media": 5}, {"type": []},
    [{"type": {}, "offset": 0}],
    {"copy_text": 1}, {"inline_keyboard": [[{"text": "a", "copy_text": 5}]]},
    {"inline_keyboard": [[{"text": "a", "url": 5}]]},
]  # fmt: skip


@pytest.mark.parametrize("method", [name for name in NAMES.values() if name not in {"getUpdates", "setWebhook"}])
async def test_junk_is_refused_and_never_an_error_of_the_server(wire, ana, method):
    usual = {"chat_id": ana.id, "message_id": 1, "text": "x", "from_chat_id": ana.id, "question": "?"}
    usual["options"] = ["a", "b"]
    for number, junk in enumerate(JUNK):
        for params in (
            {**usual, **dict.fromkeys(PARAMETERS, junk)},
            *({**usual, name: junk} for name in PARAMETERS[number % 16 :: 16]),
        ):
            answer = await wire.call(method, **params)
            assert answer["ok"] or 400 <= answer["error_code"] < 500, (params, answer)


@pytest.mark.parametrize("path", ["messages", "edits", "taps", "polls", "pay", "block", "reactions"])
async def test_client_junk_is_explained(wire, ana, path):
    fields = ("text", "reply_to", "message_id", "label", "data", "again", "option", "link", "blocked", "emoji")
    for junk in JUNK:
        for body in (
            {},
            dict.fromkeys(fields, junk),
            *({"message_id": 1, "text": "x", name: junk} for name in fields),
        ):
            async with wire.session.post(f"{wire.base}/sim/users/{ana.id}/{path}", json=body) as answer:
                assert answer.status in {200, 400, 404, 409}, body
                assert isinstance(await answer.json(), dict)
    async with wire.session.post(f"{wire.base}/sim/users/{ana.id}/{path}", data=b"\xff") as answer:
        assert answer.status == 400
