"""Polls and quizzes: sending, voting, stopping."""

from typing import Any

from simulator import access, entities, keyboards, shapes
from simulator.call import Call
from simulator.html_text import units
from simulator.message_methods import post
from simulator.records import Json, Poll, User
from simulator.refusals import bad
from simulator.world import World

QUESTION_LIMIT = 300
OPTION_LIMIT = 100
EXPLANATION_LIMIT = 200
EXPLANATION_LINES = 2
FEWEST_OPTIONS = 2
MOST_OPTIONS = 12


def _option(world: World, given: Any) -> Json:
    """One answer of a poll, checked."""
    one = {"text": given} if isinstance(given, str) else given
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        raise bad("can't parse poll option: expected an Object with a text")
    mode, stated = str(one.get("text_parse_mode") or ""), one.get("text_entities") or []
    text, _ = entities.formatted(one["text"], mode, stated)
    if not text:
        raise bad("poll option text must be non-empty")
    if units(text) > OPTION_LIMIT:
        raise bad(f"poll options length must not exceed {OPTION_LIMIT}")
    return {"text": text, "voter_count": 0, "persistent_id": world.unique("o")}


def _question(call: Call) -> str:
    """The question of a poll, checked."""
    text, _ = entities.formatted(call.text("question"), call.text("question_parse_mode"), [])
    if not text:
        raise bad("poll question must be non-empty")
    if units(text) > QUESTION_LIMIT:
        raise bad(f"poll question length must not exceed {QUESTION_LIMIT}")
    return text


def _options(world: World, call: Call) -> list[Json]:
    """The 2–12 answers of a poll."""
    given = call.listed("options")
    if len(given) < FEWEST_OPTIONS:
        raise bad(f"poll must have at least {FEWEST_OPTIONS} option")
    if len(given) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    return [_option(world, one) for one in given]


def _correct(call: Call, count: int) -> list[int]:
    """The right answers of a quiz, by their places."""
    given = call.listed("correct_option_ids")
    if not given and call.params.get("correct_option_id") is not None:
        given = [call.integer("correct_option_id", -1)]
    if not given or not all(isinstance(one, int) and 0 <= one < count for one in given):
        raise bad("wrong correct option ID specified")
    return given


def _explanation(call: Call) -> Json:
    """What a quiz shows after an answer: 200 characters, two line feeds."""
    source = call.text("explanation")
    if not source:
        return {}
    mode = call.text("explanation_parse_mode")
    text, found = entities.formatted(source, mode, call.listed("explanation_entities"))
    if units(text) > EXPLANATION_LIMIT or text.count("\n") > EXPLANATION_LINES:
        raise bad("poll explanation is too long")
    return {"explanation": text, "explanation_entities": found}


def send_poll(world: World, call: Call) -> Json:
    """Sends a poll or, with `type=quiz`, a question with right answers."""
    user = access.writable(world, call)
    kind = call.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad("unsupported poll type specified")
    question, options = _question(call), _options(world, call)
    shape: Json = {
        "id": world.unique(),
        "question": question,
        "options": options,
        "is_closed": call.flag("is_closed"),
        "is_anonymous": call.flag("is_anonymous") if call.params.get("is_anonymous") is not None else True,
        "type": kind,
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "allows_revoting": call.flag("allows_revoting") if call.params.get("allows_revoting") else kind == "regular",
        "members_only": False,
    }
    poll = Poll(shape["id"], user.id, 0, shape)
    if kind == "quiz":
        poll.correct, poll.explanation = _correct(call, len(options)), _explanation(call)
    body: Json = {"poll": {"id": poll.id}} | access.reply(world, call, user.id)
    if markup := keyboards.markup(call):
        body["reply_markup"] = markup
    world.polls[poll.id] = poll
    sent = post(world, call, user.id, body)
    poll.message_id = sent["message_id"]
    world.keep(poll.id, poll)
    return sent


def stop_poll(world: World, call: Call) -> Json:
    """Closes a poll of the bot."""
    user = access.writable(world, call)
    message = access.message(world, call, "edit", user.id)
    if "poll" not in message.body or not message.from_bot:
        raise bad("message with poll to stop not found")
    poll = world.polls[message.body["poll"]["id"]]
    if poll.shape["is_closed"]:
        raise bad("poll has already been closed")
    poll.shape = poll.shape | {"is_closed": True}
    world.keep(poll.id, poll)
    message.body.pop("reply_markup", None)
    if markup := keyboards.markup(call):
        message.body["reply_markup"] = markup
    world.changed(message)
    world.queue("poll", shapes.poll(poll))
    return shapes.poll(poll)


def vote(world: World, user: User, poll: Poll, option: int) -> None:
    """A user chooses an answer; the bot hears of it."""
    poll.votes[user.id] = option
    world.keep(poll.id, poll)
    if message := world.message(poll.chat_id, poll.message_id):
        world.changed(message)
    world.queue("poll", shapes.poll(poll))
    if not poll.shape["is_anonymous"]:
        chosen = [poll.shape["options"][option]["persistent_id"]]
        answer = {"poll_id": poll.id, "user": shapes.user(user), "option_ids": [option]}
        world.queue("poll_answer", answer | {"option_persistent_ids": chosen})
