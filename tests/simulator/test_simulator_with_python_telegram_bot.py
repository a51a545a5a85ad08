import pytest
import telegram
from simulator_wire import opus, png
from telegram.constants import ParseMode


@pytest.fixture
async def bot(simulator, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    bot = telegram.Bot("1:demo", base_url=simulator.api_url, base_file_url=simulator.file_url)
    async with bot:
        yield bot


async def test_messages_edits_and_taps_parse(wire, ana, bot):
    assert (await bot.get_me()).username == "palaver_demo_bot"
    keyboard = telegram.InlineKeyboardMarkup.from_row(
        [
            telegram.InlineKeyboardButton("Go", callback_data="go"),
            telegram.InlineKeyboardButton("Copy", copy_text=telegram.CopyTextButton("x")),
        ]
    )
    sent = await bot.send_message(ana.id, "<b>Hi</b> 😀", ParseMode.HTML, reply_markup=keyboard)
    assert sent.text_html == "<b>Hi</b> 😀"
    assert sent.reply_markup == keyboard
    await ana.taps(sent.message_id, "Go")
    (update,) = await bot.get_updates()
    assert update.callback_query.message == sent
    assert await update.callback_query.answer("Fine")
    edited = await update.callback_query.edit_message_text("New", reply_markup=keyboard)
    assert edited.edit_date is not None
    with pytest.raises(telegram.error.BadRequest, match="not modified"):
        await edited.edit_text("New", reply_markup=keyboard)
    assert await bot.send_message_draft(ana.id, 5, "Wri")
    assert await bot.send_chat_action(ana.id, "typing")
    assert await edited.set_reaction("👍")
    reply = await edited.reply_text("Yes", do_quote=True)
    assert reply.reply_to_message.message_id == edited.message_id
    assert await reply.delete()


async def test_files_parse(wire, ana, bot):
    photo = await bot.send_photo(ana.id, png(), caption="<i>x</i>", parse_mode="HTML")
    assert photo.photo[-1].width == 3
    voice = await bot.send_voice(ana.id, opus(2), filename="say.ogg")
    assert voice.voice.duration.total_seconds() == 2
    document = await bot.send_document(ana.id, b"a;b", filename="words.csv")
    assert document.document.file_name == "words.csv"
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a;b"
    media = telegram.InputMediaPhoto(png(5, 5), caption="new")
    edited = await photo.edit_media(media)
    assert (edited.photo[-1].width, edited.caption) == (5, "new")
    assert (await bot.send_sticker(ana.id, png())).sticker.type == "regular"
    assert (await bot.send_audio(ana.id, b"sound", title="T")).audio.title == "T"


async def test_polls_and_payments_parse(wire, ana, bot):
    quiz = await bot.send_poll(
        ana.id, "Tisch?", ["die", "der"], type="quiz", correct_option_ids=[1], explanation="der", is_anonymous=False
    )
    assert quiz.poll.correct_option_ids == (1,)
    await ana.post("polls", message_id=quiz.message_id, option=1)
    poll, answer = await bot.get_updates()
    assert poll.poll.total_voter_count == 1
    assert answer.poll_answer.option_ids == (1,)
    assert (await bot.stop_poll(ana.id, quiz.message_id)).is_closed
    await wire.updates()
    prices = [telegram.LabeledPrice("Month", 100)]
    invoice = await bot.send_invoice(
        ana.id, "Premium", "A month", "p:1", currency="XTR", prices=prices, provider_token=""
    )
    assert invoice.invoice.total_amount == 100
    await ana.post("pay", message_id=invoice.message_id)
    (update,) = await bot.get_updates()
    assert await update.pre_checkout_query.answer(ok=True)
    paid = (await bot.get_updates(offset=update.update_id + 1))[0].message.successful_payment
    assert await bot.refund_star_payment(ana.id, paid.telegram_payment_charge_id)
    link = await bot.create_invoice_link(
        "Premium", "A month", "p:2", "XTR", prices, subscription_period=30 * 86400, provider_token=""
    )
    assert link.startswith("https://t.me/$")


async def test_the_bot_and_its_chats_parse(wire, ana, bot):
    scope = telegram.BotCommandScopeChat(ana.id)
    assert await bot.set_my_commands([("talk", "Talk")], scope=scope, language_code="es")
    (command,) = await bot.get_my_commands(scope=scope, language_code="es")
    assert command.command == "talk"
    assert await bot.delete_my_commands(scope=scope, language_code="es")
    assert await bot.set_my_name("Tutor")
    assert (await bot.get_my_name()).name == "Tutor"
    assert await bot.set_my_description("d")
    assert await bot.set_my_short_description("s")
    assert await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert (await bot.get_chat(ana.id)).first_name == "Ana"
    assert (await bot.get_chat_member(ana.id, ana.id)).status == "member"
    assert not (await bot.get_webhook_info()).url
    assert await bot.delete_webhook(drop_pending_updates=True)
    await ana.post("block", blocked=True)
    (update,) = await bot.get_updates(allowed_updates=telegram.Update.ALL_TYPES)
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(telegram.error.Forbidden, match="blocked by the user"):
        await bot.send_message(ana.id, "x")
    await wire.sim("POST", "faults", json={"method": "getMe", "kind": "429", "retry_after": 3})
    with pytest.raises(telegram.error.RetryAfter, match="Retry in 0:00:03"):
        await bot.get_me()
