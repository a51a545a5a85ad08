"""Bot API methods that send, change and fetch files."""

from simulator import access, entities, keyboards, media
from simulator.call import Call
from simulator.message_methods import editable, post, revise
from simulator.records import Json, StoredFile
from simulator.refusals import bad
from simulator.world import World

CAPTIONED = ("photo", "voice", "audio", "document")
_INPUT_MEDIA = {"photo", "audio", "document"}


def _facts(call: Call) -> Json:
    """What the sender says about a file."""
    return {
        "duration": call.integer("duration"),
        "title": call.text("title"),
        "performer": call.text("performer"),
        "emoji": call.text("emoji") or "🙂",
    }


def _captioned(call: Call, file: StoredFile) -> Json:
    """The body of a file with its caption."""
    body = media.body(file)
    text, found = entities.caption(call)
    if text:
        body["caption"] = text
    if found:
        body["caption_entities"] = found
    if text and call.flag("show_caption_above_media"):
        body["show_caption_above_media"] = True
    if call.flag("has_spoiler") and file.kind == "photo":
        body["has_media_spoiler"] = True
    return body


def _send(world: World, call: Call, kind: str) -> Json:
    """Sends a file of a kind."""
    user = access.writable(world, call)
    markup = keyboards.markup(call)
    reply = access.reply(world, call, user.id)
    file = media.given(world, call, kind, _facts(call))
    body = media.body(file) if kind == "sticker" else _captioned(call, file)
    if markup:
        body["reply_markup"] = markup
    return post(world, call, user.id, body | reply)


def send_photo(world: World, call: Call) -> Json:
    """Sends a picture of at most 10 MB."""
    return _send(world, call, "photo")


def send_voice(world: World, call: Call) -> Json:
    """Sends a voice message."""
    return _send(world, call, "voice")


def send_audio(world: World, call: Call) -> Json:
    """Sends a piece of music."""
    return _send(world, call, "audio")


def send_document(world: World, call: Call) -> Json:
    """Sends any file."""
    return _send(world, call, "document")


def send_sticker(world: World, call: Call) -> Json:
    """Sends a sticker."""
    return _send(world, call, "sticker")


def edit_message_media(world: World, call: Call) -> Json:
    """Replaces the file of a message (or turns a text into one with a file)."""
    message = editable(world, call)
    if not {"text", *CAPTIONED} & message.body.keys() or "voice" in message.body:
        raise bad("message can't be edited")
    given = call.parsed("media", "InputMedia")
    if not isinstance(given, dict) or str(given.get("type")) not in _INPUT_MEDIA:
        raise bad("can't parse InputMedia: media not found" if not given else "can't parse InputMedia: wrong type")
    kind = given["type"]
    inner = Call(call.method, given, call.files)
    file = media.given(world, inner, kind, _facts(inner), str(given.get("media", "")))
    fields: Json = dict.fromkeys((*CAPTIONED, "text", "entities", "caption", "caption_entities"))
    fields |= _captioned(inner, file) | {"reply_markup": keyboards.markup(call)}
    return revise(world, message, fields)


def get_file(world: World, call: Call) -> Json:
    """Where a file of at most 20 MB can be downloaded."""
    wanted = call.text("file_id")
    if not wanted:
        raise bad("file_id is empty")
    file = world.files.get(wanted)
    if not file:
        raise bad("invalid file_id")
    if len(file.content) > media.DOWNLOAD_LIMIT:
        raise bad("file is too big")
    size = len(file.content)
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": size, "file_path": file.path}
