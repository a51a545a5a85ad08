"""Users, chats and messages as the Bot API writes them."""

from simulator.records import Json, Message, Poll, User
from simulator.world import World


def user(person: User) -> Json:
    """A User object."""
    shape: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.last_name:
        shape["last_name"] = person.last_name
    if person.username:
        shape["username"] = person.username
    if person.language_code:
        shape["language_code"] = person.language_code
    return shape


def chat(person: User) -> Json:
    """The Chat object of the private chat with a person."""
    shape = {**user(person), "type": "private"}
    shape.pop("is_bot")
    shape.pop("language_code", None)
    return shape


def message(world: World, record: Message, *, depth: int = 1) -> Json:
    """A Message object; `depth` = how many levels of replied-to messages it carries."""
    person = world.users[record.chat_id]
    shape: Json = {
        "message_id": record.message_id,
        "from": world.bot if record.from_bot else user(person),
        "chat": chat(person),
        "date": record.date,
    }
    if record.edit_date:
        shape["edit_date"] = record.edit_date
    body = record.body
    if "reply_to" in body:
        original = world.message(record.chat_id, body["reply_to"])
        if original and depth:
            shape["reply_to_message"] = message(world, original, depth=depth - 1)
        body = {name: value for name, value in body.items() if name != "reply_to"}
    if "poll" in body:
        body = {**body, "poll": poll(world.polls[body["poll"]["id"]])}
    return shape | body


def poll(record: Poll, *, reveal: bool = True) -> Json:
    """A Poll object with its votes counted; the answer of a quiz only where it may be seen."""
    shape = {**record.shape, "total_voter_count": len(record.votes)}
    chosen = list(record.votes.values())
    shape["options"] = [
        {**option, "voter_count": chosen.count(index)} for index, option in enumerate(record.shape["options"])
    ]
    if record.correct and reveal:
        shape |= {"correct_option_ids": record.correct} | record.explanation
    return shape
