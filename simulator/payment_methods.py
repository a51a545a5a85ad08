"""Invoices, Stars subscriptions and refunds, all in play money."""

from typing import Any

from simulator import access, keyboards, shapes
from simulator.call import Call, whole
from simulator.html_text import units
from simulator.message_methods import post
from simulator.records import Checkout, Invoice, Json, Payment, User
from simulator.refusals import QUERY_TOO_OLD, bad
from simulator.world import World

STARS = "XTR"
TITLE_LIMIT = 32
DESCRIPTION_LIMIT = 255
PAYLOAD_LIMIT = 128
PERIOD_SECONDS = 30 * 24 * 3600
CHECKOUT_SECONDS = 10
STARS_LIMIT = 25_000
SUBSCRIPTION_LIMIT = 10_000
LINK = "https://t.me/$"


def _amount(prices: list[Any], currency: str) -> int:
    """The sum of the prices in the smallest unit; Stars have exactly one price."""
    try:
        amounts = [whole(price["amount"]) for price in prices if price["label"]]
    except (KeyError, TypeError):
        raise bad("can't parse prices: expected an Array of LabeledPrice") from None
    total = sum(amounts)
    if not amounts or total <= 0:
        raise bad("CURRENCY_TOTAL_AMOUNT_INVALID")
    if currency == STARS and (len(amounts) != 1 or total > STARS_LIMIT):
        raise bad("STARS_INVOICE_INVALID")
    return total


def _invoice(world: World, call: Call) -> Invoice:
    """What a call offers, checked and kept."""
    title, description, payload = call.text("title"), call.text("description"), call.text("payload")
    currency = call.text("currency")
    if not 1 <= units(title) <= TITLE_LIMIT:
        raise bad("INVOICE_TITLE_INVALID")
    if not 1 <= units(description) <= DESCRIPTION_LIMIT:
        raise bad("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(payload.encode()) <= PAYLOAD_LIMIT:
        raise bad("INVOICE_PAYLOAD_INVALID")
    if len(currency) != len(STARS) or not currency.isupper():
        raise bad("CURRENCY_INVALID")
    if (currency == STARS) == bool(call.text("provider_token")):
        raise bad("PAYMENT_PROVIDER_INVALID")
    amount = _amount(call.listed("prices"), currency)
    invoice = Invoice(world.unique("inv"), title, description, payload, currency, amount)
    world.invoices[invoice.key] = invoice
    world.keep(invoice.key, invoice)
    return invoice


def send_invoice(world: World, call: Call) -> Json:
    """Sends an offer with its pay button."""
    user = access.writable(world, call)
    markup = keyboards.markup(call, invoice=True)
    if markup and not markup["inline_keyboard"][0][0].get("pay"):
        raise bad("REPLY_MARKUP_BUY_EMPTY")
    reply = access.reply(world, call, user.id)
    invoice = _invoice(world, call)
    shown: Json = {
        "title": invoice.title,
        "description": invoice.description,
        "start_parameter": call.text("start_parameter"),
        "currency": invoice.currency,
        "total_amount": invoice.amount,
    }
    word = f"{invoice.amount} ⭐" if invoice.currency == STARS else f"{invoice.amount / 100:.2f} {invoice.currency}"
    keyboard = markup or {"inline_keyboard": [[{"text": f"Pay {word}", "pay": True}]]}
    body = {"invoice": shown, "reply_markup": keyboard} | reply
    sent = post(world, call, user.id, body)
    message = world.chats[user.id].messages[sent["message_id"]]
    message.invoice_key = invoice.key
    world.changed(message)
    return sent


def create_invoice_link(world: World, call: Call) -> str:
    """A link that any user can pay; with `subscription_period` (30 days only) again and again."""
    period = call.integer("subscription_period")
    if period not in {0, PERIOD_SECONDS}:
        raise bad("SUBSCRIPTION_PERIOD_INVALID")
    if period and call.text("currency") != STARS:
        raise bad("CURRENCY_INVALID")
    invoice = _invoice(world, call)
    if period and invoice.amount > SUBSCRIPTION_LIMIT:
        raise bad("STARS_INVOICE_INVALID")
    invoice.subscription_period = period
    world.keep(invoice.key, invoice)
    return f"{LINK}{invoice.key}"


def linked(world: World, url: str) -> Invoice | None:
    """The offer behind an invoice link."""
    return world.invoices.get(url.removeprefix(LINK)) if url.startswith(LINK) else None


def check_out(world: World, user: User, invoice: Invoice, message_id: int) -> str:
    """A user presses pay: the bot is asked whether it still delivers."""
    checkout = Checkout(world.unique(), user.id, invoice.key, message_id, world.now())
    world.checkouts[checkout.id] = checkout
    world.keep(checkout.id, checkout)
    asked = {
        "id": checkout.id,
        "from": shapes.user(user),
        "currency": invoice.currency,
        "total_amount": invoice.amount,
        "invoice_payload": invoice.payload,
    }
    world.queue("pre_checkout_query", asked)
    return checkout.id


def answer_pre_checkout_query(world: World, call: Call) -> bool:
    """Lets a payment happen or says why not, within ten seconds."""
    checkout = world.checkouts.get(call.text("pre_checkout_query_id"))
    if not checkout or checkout.answered or world.now() - checkout.at > CHECKOUT_SECONDS:
        raise bad(QUERY_TOO_OLD)
    agreed = call.flag("ok")
    if not agreed and not call.text("error_message"):
        raise bad("error message is empty")
    checkout.answered = True
    world.keep(checkout.id, checkout)
    if agreed:
        _pay(world, checkout)
    else:
        world.notice(checkout.user_id, checkout.id, call.text("error_message"))
    return True


def _pay(world: World, checkout: Checkout) -> None:
    """The payment is made and the bot told."""
    invoice = world.invoices[checkout.invoice_key]
    period = invoice.subscription_period
    renews = int(world.now()) + period if period else 0
    payment = Payment(world.unique("stx"), checkout.user_id, invoice.key, int(world.now()), renews_at=renews)
    if message := world.message(checkout.user_id, checkout.message_id):
        message.paid = True
        world.changed(message)
    _receipt(world, payment, payment.charge_id, first=True)


def _receipt(world: World, payment: Payment, charge_id: str, *, first: bool) -> None:
    """The service message of a payment, which the bot gets as an update."""
    invoice = world.invoices[payment.invoice_key]
    world.payments[payment.charge_id] = payment
    world.keep(payment.charge_id, payment)
    paid: Json = {
        "currency": invoice.currency,
        "total_amount": invoice.amount,
        "invoice_payload": invoice.payload,
        "telegram_payment_charge_id": charge_id,
        "provider_payment_charge_id": "",
    }
    if payment.renews_at:
        paid |= {"subscription_expiration_date": payment.renews_at, "is_recurring": True}
        if first:
            paid["is_first_recurring"] = True
    message = world.add_message(payment.user_id, {"successful_payment": paid}, from_bot=False)
    world.queue("message", shapes.message(world, message))


def renew_due(world: World) -> None:
    """Subscriptions whose period is over are paid again, as often as the clock demands, unless canceled."""
    for payment in list(world.payments.values()):
        invoice = world.invoices[payment.invoice_key]
        while payment.renews_at and not payment.canceled and payment.renews_at <= world.now():
            payment.renews_at += invoice.subscription_period
            renewal = Payment(world.unique("stx"), payment.user_id, invoice.key, int(world.now()))
            world.payments[renewal.charge_id] = renewal
            world.keep(renewal.charge_id, renewal)
            _receipt(world, payment, renewal.charge_id, first=False)


def _payment(world: World, call: Call) -> Payment:
    """The payment of a user that a call names."""
    payment = world.payments.get(call.text("telegram_payment_charge_id"))
    if call.integer("user_id") not in world.users:
        raise bad("USER_ID_INVALID")
    if not payment or payment.user_id != call.integer("user_id"):
        raise bad("CHARGE_NOT_FOUND")
    return payment


def refund_star_payment(world: World, call: Call) -> bool:
    """Gives the Stars of a payment back."""
    payment = _payment(world, call)
    invoice = world.invoices[payment.invoice_key]
    if payment.refunded:
        raise bad("CHARGE_ALREADY_REFUNDED")
    payment.refunded = True
    world.keep(payment.charge_id, payment)
    refunded: Json = {
        "currency": invoice.currency,
        "total_amount": invoice.amount,
        "invoice_payload": invoice.payload,
        "telegram_payment_charge_id": payment.charge_id,
    }
    message = world.add_message(payment.user_id, {"refunded_payment": refunded}, from_bot=False)
    world.queue("message", shapes.message(world, message))
    return True


def edit_user_star_subscription(world: World, call: Call) -> bool:
    """Stops or resumes the renewal of a subscription."""
    payment = _payment(world, call)
    if not payment.renews_at:
        raise bad("CHARGE_NOT_FOUND")
    payment.canceled = call.flag("is_canceled")
    world.keep(payment.charge_id, payment)
    return True
