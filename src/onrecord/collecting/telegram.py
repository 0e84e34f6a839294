"""Telegram Desktop's export of a channel, group or account (`result.json`): each post with words, what it forwards, answers and shows.

An export is made in Telegram Desktop: menu, "Export chat history", format JSON. Edited posts come with the time of the edit, and replace
what an earlier export said.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from onrecord.captures import Found, Problem, Received
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.documents import capture_of
from onrecord.collecting.memory import Memory
from onrecord.collecting.once import once
from onrecord.errors import InputError

MOST = 1_000_000_000  # bytes of an export, which is held whole
MEDIA = ("photo", "file", "thumbnail")
SAID = {
    "forwarded_from": "forwarded from",
    "forwarded_from_id": "forwarded from id",
    "saved_from": "forwarded from",
    "reply_to_message_id": "replies to",
    "from": "author",
    "author": "signed",
    "via_bot": "via",
    "media_type": "kind of media",
    "mime_type": "media type",
}


class TelegramExport(Asked, frozen=True, kw_only=True, tag="telegram-export"):
    """An export of Telegram Desktop."""

    path: Annotated[str, msgspec.Meta(description="the export's result.json, or the folder that holds it")]
    channel: Annotated[str, msgspec.Meta(description="the channel's public name (t.me/NAME), from which posts get their addresses")] = ""


class Chat(msgspec.Struct):
    """One chat of an export."""

    name: str | None = None
    id: int | str = 0
    type: str = ""
    messages: list[msgspec.Raw] = []


class Chats(msgspec.Struct, rename={"all": "list"}):
    """The chats of an account's export."""

    all: list[Chat] = []


class Export(Chat):
    """A whole export: a chat, or an account with several."""

    chats: Chats | None = None
    left_chats: Chats | None = None


def captures(settings: TelegramExport, memory: Memory) -> Iterator[Found]:
    """Every post with words."""
    path = Path(settings.path)
    path = path / "result.json" if path.is_dir() else path
    yield from attempted(lambda: export_captures(path, settings, memory), str(path))


def export_captures(path: Path, settings: TelegramExport, memory: Memory) -> Iterator[Found]:
    """Every post of an export, unless the file is the one that was taken before."""
    state = path.stat()
    if state.st_size > MOST:
        raise InputError(f"an export longer than {MOST:,} bytes; export the chat year by year")
    stamp = f"{state.st_size}-{state.st_mtime_ns}"
    yield from once(f"file {path.absolute()}", stamp, memory, lambda: opened_captures(path, settings))


def opened_captures(path: Path, settings: TelegramExport) -> Iterator[Found]:
    """Every post of an export."""
    export = decoded(path.read_bytes())
    chats = [export, *(export.chats.all if export.chats else []), *(export.left_chats.all if export.left_chats else [])]
    for chat in chats:
        yield from chat_captures(chat, path, settings)


def decoded(data: bytes) -> Export:
    """The export in some bytes."""
    try:
        export = msgspec.json.decode(data, type=Export)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"this is no Telegram export, or it is cut off ({error}); export the chat as JSON again") from None
    if not export.messages and not export.chats and not export.left_chats:
        raise InputError("this export holds no messages; export the chat as JSON again")
    return export


def chat_captures(chat: Chat, path: Path, settings: TelegramExport) -> Iterator[Found]:
    """Every post of one chat; how many have no words is said once."""
    wordless = 0
    for number, raw in enumerate(chat.messages, 1):
        where = f"{path}, {chat.name or chat.id}, message {number}"
        try:
            message = msgspec.json.decode(raw)
            if not isinstance(message, dict) or message.get("type") != "message":
                continue  # "service": somebody joined, a picture of the channel was changed
            if text := words_of(message):
                yield post_capture(text, message, (chat, bytes(raw), path.parent, settings), where)
            else:
                wordless += 1
        except (InputError, msgspec.DecodeError, ValueError, TypeError) as error:
            yield Problem(where, f"the message cannot be read ({error}); look at it in the export")
    if wordless:
        yield Problem(str(path), f"posts of {chat.name or chat.id} without words (pictures or videos alone): {wordless}", left_out=False)


def post_capture(text: str, message: dict[str, Any], means: tuple[Chat, bytes, Path, TelegramExport], where: str) -> Found:
    """The capture of one post."""
    chat, raw, folder, settings = means
    number = message.get("id")
    url = f"https://t.me/{settings.channel}/{number}" if settings.channel else None
    stated = {"id": f"{chat.id}/{number}", "published": instant(message), "publisher": chat.name, "url": url}
    capture = capture_of(text, stated, where)
    received = Received(raw, media_type="application/json", item=f"telegram {chat.id}/{number}", about=tuple(about(message, folder)))
    return replace(capture, received=received)


def words_of(message: dict[str, Any]) -> str:
    """A post's words: the export cuts them at each link and each bold word.

    >>> words_of({"text": ["Three were ", {"type": "bold", "text": "killed"}, "."]})
    'Three were killed.'
    """
    text = message.get("text", "")
    pieces = text if isinstance(text, list) else [text]
    words = "".join(str(piece.get("text", "")) if isinstance(piece, dict) else str(piece) for piece in pieces)
    return words if words.strip() else ""


def instant(message: dict[str, Any]) -> str | None:
    """When a post was published, in UTC; old exports give the local time of the computer only, of which the day is kept."""
    seconds = str(message.get("date_unixtime") or "")
    if seconds.isdigit() and len(seconds) < 12:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(message.get("date") or "")[:10] or None


def about(message: dict[str, Any], folder: Path) -> Iterator[tuple[str, str]]:
    """What else a post states: forwards, replies, edits, and its media with their hashes where they were exported too."""
    for key, name in SAID.items():
        if message.get(key):
            yield name, str(message[key])
    edited = instant({"date_unixtime": message.get("edited_unixtime"), "date": message.get("edited")})
    if edited:
        yield "edited", edited
    for key in MEDIA:
        if isinstance(message.get(key), str):
            yield ("media" if key != "thumbnail" else "thumbnail"), message[key]
            yield from hash_of(folder, message[key])


def hash_of(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """The hash of a media file of the export; none where it was not exported, or lies outside of the export's folder."""
    path = (folder / name).resolve()
    if path.is_relative_to(folder.resolve()) and path.is_file():
        with path.open("rb") as handle:
            yield f"sha256 of {name}", file_digest(handle, "sha256").hexdigest()
