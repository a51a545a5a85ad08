"""Files: what came in, what kind of thing it is, and the Telegram objects that name it."""

import re
import struct
from dataclasses import dataclass
from pathlib import PurePosixPath

from simulator.call import Call, Upload
from simulator.records import Json, StoredFile
from simulator.refusals import WRONG_FILE, bad
from simulator.world import World

PHOTO_LIMIT = 10 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
SIDES_LIMIT = 10_000
RATIO_LIMIT = 20
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True)
class Kind:
    """How files of a kind are named and typed when the sender does not say."""

    folder: str
    suffix: str
    mime_type: str


KINDS = {
    "photo": Kind("photos", ".jpg", "image/jpeg"),
    "voice": Kind("voice", ".oga", "audio/ogg"),
    "audio": Kind("music", ".mp3", "audio/mpeg"),
    "document": Kind("documents", "", "application/octet-stream"),
    "sticker": Kind("stickers", ".webp", "image/webp"),
}


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header of a JPEG."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 - the marker byte and header of a segment
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP; `None` for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    return None


def ogg_seconds(content: bytes) -> int:
    """The length of an Ogg Opus file from its last page, rounded up; 0 when it is none."""
    last = content.rfind(b"OggS")
    if last < 0 or b"OpusHead" not in content[:128]:
        return 0
    granule = int.from_bytes(content[last + 6 : last + 14], "little")
    return -(-granule // 48_000)


def _check_photo(content: bytes) -> Json:
    """The size of a photo in pixels, if Telegram would take it."""
    if len(content) > PHOTO_LIMIT:
        raise bad("file is too big for a photo; the maximum size is 10485760 bytes")
    size = image_size(content)
    if not size:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > SIDES_LIMIT or max(size) > RATIO_LIMIT * max(min(size), 1):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def store(world: World, kind: str, upload: Upload, facts: Json) -> StoredFile:
    """Keeps an upload as a file of a kind."""
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise bad("file is too big")
    facts = dict(facts)
    if kind == "photo":
        facts |= _check_photo(upload.content)
    elif kind == "sticker":
        width, height = image_size(upload.content) or (512, 512)
        facts |= {"width": width, "height": height}
    elif kind in {"voice", "audio"}:
        facts["duration"] = facts.get("duration") or ogg_seconds(upload.content)
    number = world.unique()
    given = PurePosixPath(re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", upload.name)).name
    suffix = PurePosixPath(given).suffix if kind == "document" else KINDS[kind].suffix
    mime = upload.mime_type
    if not mime or (mime == "application/octet-stream" and kind != "document"):
        mime = KINDS[kind].mime_type
    file = StoredFile(
        file_id=f"AgAD{kind}{number}",
        unique_id=f"AQ{number}",
        path=f"{KINDS[kind].folder}/file_{number}{suffix}",
        content=upload.content,
        name=given or f"file_{number}{suffix}",
        mime_type=mime,
        kind=kind,
        facts=facts,
    )
    world.files[file.file_id] = file
    world.keep(file.file_id, file)
    return file


def given(world: World, call: Call, kind: str, facts: Json, source: str | None = None) -> StoredFile:
    """The file a call sends: uploaded with it, or known by its file_id."""
    named = call.text(kind) if source is None else source
    attached = named.removeprefix("attach://") if named.startswith("attach://") else kind
    if attached in call.files and (named == "" or named.startswith("attach://")):
        return store(world, kind, call.files[attached], facts)
    if not named or named.startswith("attach://"):
        raise bad(f"there is no {kind} in the request")
    known = world.files.get(named)
    if not known:
        raise bad(WRONG_FILE)
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def by_path(world: World, path: str) -> StoredFile | None:
    """The file that getFile gave this path, if it may be downloaded."""
    return next((file for file in world.files.values() if file.path == path), None)


def body(file: StoredFile) -> Json:
    """The message field that shows a file."""
    shape: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    match file.kind:
        case "photo":
            return {"photo": [_thumbnail(file, shape), shape | _sides(file)]}
        case "sticker":
            shape |= _sides(file) | {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": shape | {name: file.facts[name] for name in ("emoji",) if name in file.facts}}
        case "voice":
            return {"voice": shape | {"duration": file.facts.get("duration", 0), "mime_type": file.mime_type}}
        case "audio":
            known = {name: file.facts[name] for name in ("title", "performer") if file.facts.get(name)}
            named = {"file_name": file.name, "mime_type": file.mime_type}
            return {"audio": shape | {"duration": file.facts.get("duration", 0)} | named | known}
        case _:
            return {"document": shape | {"file_name": file.name, "mime_type": file.mime_type}}


def _sides(file: StoredFile) -> Json:
    """Width and height of a picture."""
    return {"width": file.facts["width"], "height": file.facts["height"]}


def _thumbnail(file: StoredFile, shape: Json) -> Json:
    """The smallest size Telegram lists for a photo: here the same picture, named with at most 90 pixels a side."""
    width, height = file.facts["width"], file.facts["height"]
    scale = min(90 / max(width, height), 1)
    return shape | {"width": max(int(width * scale), 1), "height": max(int(height * scale), 1)}
