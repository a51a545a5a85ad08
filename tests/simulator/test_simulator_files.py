import io

import aiohttp
from simulator_wire import opus, png


async def upload(wire, method, content, name="file.bin", mime="application/octet-stream", **params):
    form = aiohttp.FormData({key: str(value) for key, value in params.items()})
    form.add_field(method.removeprefix("send").lower(), io.BytesIO(content), filename=name, content_type=mime)
    async with wire.session.post(f"{wire.base}/bot1:demo/{method}", data=form) as answer:
        return await answer.json()


async def fetch(wire, path):
    async with wire.session.get(f"{wire.base}{path}") as answer:
        return answer.status, await answer.read()


async def test_a_photo_goes_down_with_its_sizes_and_caption(wire, ana):
    answer = await upload(wire, "sendPhoto", png(), chat_id=ana.id, caption="<b>Week</b>", parse_mode="HTML")
    largest = answer["result"]["photo"][-1]
    assert (largest["width"], largest["height"]) == (3, 2)
    seen = await ana.sees()
    assert (seen["media"]["kind"], seen["html"]) == ("photo", "<b>Week</b>")
    assert await fetch(wire, seen["media"]["url"]) == (200, png())
    again = await wire.ok("sendPhoto", chat_id=ana.id, photo=largest["file_id"])
    assert again["photo"][-1]["file_unique_id"] == largest["file_unique_id"]
    edit = {"chat_id": ana.id, "message_id": again["message_id"]}
    assert (await wire.ok("editMessageCaption", **edit, caption="New"))["caption"] == "New"
    refusal = await wire.refusal("editMessageText", **edit, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"
    replaced = await wire.ok("editMessageMedia", **edit, media={"type": "photo", "media": largest["file_id"]})
    assert "caption" not in replaced


async def test_a_voice_knows_its_length(wire, ana):
    answer = await upload(wire, "sendVoice", opus(4), "say.ogg", "audio/ogg", chat_id=ana.id)
    assert answer["result"]["voice"]["duration"] == 4
    media = (await ana.sees())["media"]
    assert (media["kind"], media["duration"], media["size"]) == ("voice", 4, len(opus(4)))
    assert (media["file_name"], media["mime_type"]) == ("say.ogg", "audio/ogg")


async def test_a_document_goes_up_and_the_bot_downloads_it(wire, ana):
    form = aiohttp.FormData({"kind": "document", "caption": "my words"})
    form.add_field("file", b"der Tisch;table", filename="words.csv", content_type="text/csv")
    await wire.sim("POST", f"users/{ana.id}/messages", data=form)
    message = (await wire.updates())[0]["message"]
    assert (message["document"]["file_name"], message["document"]["mime_type"]) == ("words.csv", "text/csv")
    assert message["caption"] == "my words"
    file = await wire.ok("getFile", file_id=message["document"]["file_id"])
    assert file["file_size"] == 15
    assert await fetch(wire, f"/file/bot1:demo/{file['file_path']}") == (200, b"der Tisch;table")
    assert (await fetch(wire, f"/file/bot2:other/{file['file_path']}"))[0] == 401
    assert (await fetch(wire, "/file/bot1:demo/documents/none"))[0] == 404


async def test_a_file_over_20_mb_cannot_be_downloaded(wire, ana):
    answer = await upload(wire, "sendDocument", bytes(20 * 1024 * 1024 + 1), chat_id=ana.id)
    file_id = answer["result"]["document"]["file_id"]
    assert await wire.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_pictures_telegram_would_not_take_are_refused(wire, ana):
    for content, refusal in [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (png(9000, 2000)[:40], "PHOTO_INVALID_DIMENSIONS"),
        (png() + bytes(10 * 1024 * 1024), "file is too big for a photo; the maximum size is 10485760 bytes"),
    ]:
        answer = await upload(wire, "sendPhoto", content, chat_id=ana.id)
        assert answer["description"] == f"Bad Request: {refusal}"


async def test_uploads_over_50_mb_are_refused(wire, ana):
    answer = await upload(wire, "sendDocument", bytes(52 * 1024 * 1024), chat_id=ana.id)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_caption_has_1024_characters(wire, ana):
    answer = await upload(wire, "sendPhoto", png(), chat_id=ana.id, caption="x" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_the_chat_page_is_served(wire):
    status, body = await fetch(wire, "/")
    assert status == 200
    assert b"<html" in body.lower()
    assert (await fetch(wire, "/page/app.css"))[0] == 200
    assert (await fetch(wire, "/page/../server.py"))[0] == 404
