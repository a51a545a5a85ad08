STARS = {"title": "Premium", "description": "A month", "payload": "premium:1", "currency": "XTR"}
PRICES = [{"label": "Month", "amount": 250}]
MONTH = 30 * 24 * 3600


async def test_a_quiz_shows_its_answer_after_the_choice(wire, ana):
    quiz = {"type": "quiz", "correct_option_id": 1, "explanation": "der Tisch", "is_anonymous": False}
    await wire.ok("sendPoll", chat_id=ana.id, question="Tisch?", options=["die", {"text": "der"}], **quiz)
    seen = await ana.sees()
    assert (seen["poll"]["correct_option_id"], seen["poll"]["explanation"]) == (None, None)
    await ana.post("polls", message_id=seen["id"], option=0)
    seen = await ana.sees()
    assert (seen["poll"]["chosen"], seen["poll"]["correct_option_id"]) == (0, 1)
    assert seen["poll"]["explanation"] == "der Tisch"
    assert [option["votes"] for option in seen["poll"]["options"]] == [1, 0]
    poll, answer = await wire.updates()
    assert poll["poll"]["total_voter_count"] == 1
    assert (answer["poll_answer"]["user"]["id"], answer["poll_answer"]["option_ids"]) == (ana.id, [0])
    assert "once" in await wire.complaint("POST", f"users/{ana.id}/polls", message_id=seen["id"], option=1)


async def test_a_stopped_poll_takes_no_votes(wire, ana):
    sent = await wire.ok("sendPoll", chat_id=ana.id, question="Which?", options='["a","b"]')
    stop = {"chat_id": ana.id, "message_id": sent["message_id"]}
    assert (await wire.ok("stopPoll", **stop))["is_closed"]
    assert await wire.refusal("stopPoll", **stop) == "Bad Request: poll has already been closed"
    assert "closed" in await wire.complaint("POST", f"users/{ana.id}/polls", message_id=sent["message_id"], option=1)
    (update,) = await wire.updates()
    assert update["poll"]["is_closed"]


async def test_an_invoice_is_paid_after_the_bot_agrees(wire, ana):
    await wire.ok("sendInvoice", chat_id=ana.id, **STARS, prices=PRICES)
    seen = await ana.sees()
    assert seen["invoice"] == {
        "title": "Premium",
        "description": "A month",
        "currency": "XTR",
        "amount": 250,
        "paid": False,
    }
    assert seen["buttons"] == [[{"text": "Pay 250 ⭐", "pay": True}]]
    await ana.post("pay", message_id=seen["id"])
    (update,) = await wire.updates()
    asked = update["pre_checkout_query"]
    assert (asked["invoice_payload"], asked["total_amount"]) == ("premium:1", 250)
    await wire.ok("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], ok=True)
    (update,) = await wire.updates()
    paid = update["message"]["successful_payment"]
    assert (await ana.chat())["messages"][-2]["invoice"]["paid"]
    refund = {"user_id": ana.id, "telegram_payment_charge_id": paid["telegram_payment_charge_id"]}
    assert await wire.ok("refundStarPayment", **refund)
    assert (await wire.updates())[0]["message"]["refunded_payment"]["total_amount"] == 250
    assert await wire.refusal("refundStarPayment", **refund) == "Bad Request: CHARGE_ALREADY_REFUNDED"


async def test_a_payment_fails_when_the_bot_refuses_or_is_late(wire, ana):
    await wire.ok("sendInvoice", chat_id=ana.id, **STARS, prices=PRICES)
    invoice = (await ana.sees())["id"]
    query = (await ana.post("pay", message_id=invoice))["pre_checkout_query_id"]
    await wire.ok("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=False, error_message="Sold out")
    assert (await ana.chat())["toasts"][-1]["text"] == "Sold out"
    query = (await ana.post("pay", message_id=invoice))["pre_checkout_query_id"]
    await wire.sim("POST", "clock", json={"advance": "PT11S"})
    assert "too old" in await wire.refusal("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)


async def test_a_subscription_renews_by_the_clock_until_it_is_canceled(wire, ana):
    link = await wire.ok("createInvoiceLink", **STARS, prices=PRICES, subscription_period=MONTH)
    keyboard = {"inline_keyboard": [[{"text": "Subscribe", "url": link}]]}
    await wire.ok("sendMessage", chat_id=ana.id, text="Premium", reply_markup=keyboard)
    seen = await ana.sees()
    assert seen["buttons"][0][0]["pay"]
    query = (await ana.post("pay", message_id=seen["id"]))["pre_checkout_query_id"]
    await wire.ok("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)
    first = (await wire.updates())[1]["message"]["successful_payment"]
    assert first["is_recurring"]
    assert first["is_first_recurring"]
    await wire.sim("POST", "clock", json={"advance": "P30DT1H"})
    again = (await wire.updates())[0]["message"]["successful_payment"]
    assert again["subscription_expiration_date"] == first["subscription_expiration_date"] + MONTH
    assert again["telegram_payment_charge_id"] != first["telegram_payment_charge_id"]
    charge = {"user_id": ana.id, "telegram_payment_charge_id": first["telegram_payment_charge_id"]}
    await wire.ok("editUserStarSubscription", **charge, is_canceled=True)
    await wire.sim("POST", "clock", json={"advance": "P30DT1H"})
    assert await wire.updates() == []


async def test_offers_telegram_would_not_take_are_refused(wire, ana):
    for change, refusal in [
        ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
        ({"description": ""}, "INVOICE_DESCRIPTION_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"currency": "stars"}, "CURRENCY_INVALID"),
        ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": PRICES * 2}, "STARS_INVOICE_INVALID"),
    ]:
        offer = {"chat_id": ana.id, **STARS, "prices": PRICES, **change}
        assert await wire.refusal("sendInvoice", **offer) == f"Bad Request: {refusal}"
    refusal = await wire.refusal("createInvoiceLink", **STARS, prices=PRICES, subscription_period=86400)
    assert refusal == "Bad Request: SUBSCRIPTION_PERIOD_INVALID"
