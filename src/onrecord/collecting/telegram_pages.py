"""The public preview pages of Telegram channels (`t.me/s/NAME`), read by their structure: each post with words, from the newest back.

A page shows about twenty posts. Older ones are asked for until one is known already, or as many pages as `most_pages` says were read.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from onrecord.captures import Found, Problem
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.collecting.fetching import Answer, Web
from onrecord.errors import InputError

BEGINNING = re.compile(r'<div\s[^>]{0,200}?class="[^"]{0,200}?\btgme_widget_message_wrap\b')
PICTURE = re.compile(r"url\(['\"]?([^'\")]+)")
OWN_WORDS = "//*[contains(concat(' ', @class, ' '), ' tgme_widget_message_text ')][not(ancestor::*[contains(@class, 'message_reply')])]"
CHANNEL = re.compile(r"\w{1,64}")


class Telegram(Asked, frozen=True, kw_only=True, tag="telegram"):
    """The public preview pages of a Telegram channel."""

    channel: Annotated[str, msgspec.Meta(description="the channel's public name (t.me/NAME)")]
    most_pages: Annotated[
        int, msgspec.Meta(description="how many pages (of some twenty posts) to go back, if no known post comes first")
    ] = 10
    host: Annotated[str, msgspec.Meta(description="where the pages are; for tests and mirrors")] = "https://t.me"


def captures(settings: Telegram, web: Web) -> Iterator[Found]:
    """The posts of a channel, page by page, from the newest back."""
    where = f"{settings.host}/s/{settings.channel}"
    if not CHANNEL.fullmatch(settings.channel):
        yield Problem(where[:100], "this is no name of a channel; write it as it stands after t.me/")
        return
    yield from attempted(partial(channel_captures, where, settings, web), where)


def channel_captures(where: str, settings: Telegram, web: Web) -> Iterator[Found]:
    """The posts of all pages that hold something new."""
    before = ""
    for _ in range(settings.most_pages):
        answer = web.fetch(where + before)
        if answer is None:
            return
        posts = pieces_of(source_of(answer))
        if not posts and not before:
            raise InputError("the page shows no posts: the channel, or its preview, is not public; export it with Telegram Desktop")
        known = False
        for piece in posts:
            for found in attempted(partial(post_captures, piece, answer), where):
                known = known or is_known(found, web)
                yield found
        oldest = min((number for piece in posts if (number := number_of(piece))), default=0)
        if known or oldest < 2 or before == f"?before={oldest}":
            return
        before = f"?before={oldest}"


def is_known(found: Found, web: Web) -> bool:
    """Whether a post was kept by an earlier run."""
    received = None if isinstance(found, Problem) else found.received
    return bool(received and web.memory.document_of(received.item or ""))


def source_of(answer: Answer) -> str:
    """A page's source."""
    return decode(answer.data, answer.charset)[0]


def pieces_of(source: str) -> list[str]:
    """The part of a page's source that holds one post, for each post; exactly as it came, so that it is evidence."""
    starts = [match.start() for match in BEGINNING.finditer(source)]
    return [source[start:end] for start, end in zip(starts, [*starts[1:], len(source)], strict=False)]


def number_of(piece: str) -> int | None:
    """A post's number."""
    found = re.search(r'data-post="[^"/]{1,64}/(\d{1,12})"', piece)
    return int(found[1]) if found else None


def post_captures(piece: str, answer: Answer) -> Iterator[Found]:
    """The capture of one post; none where it has no words."""
    from lxml import html  # a tenth of a second, for these pages only

    post = html.fromstring(piece)
    path = first(post, "//*[@data-post]/@data-post")
    text = text_of(post)
    if not path or not text.strip():
        return
    url = f"https://t.me/{path}"
    stated = {
        "id": path,
        "published": first(post, "//*[contains(@class, 'tgme_widget_message_date')]//time/@datetime"),
        "publisher": first(post, "string(//*[contains(@class, 'tgme_widget_message_owner_name')])"),
        "url": url,
    }
    capture = capture_of(text, stated, url)
    yield replace(capture, received=replace(answer.received(), body=piece.encode(), item=f"telegram {path}", about=tuple(about(post))))


def text_of(post: Any) -> str:
    """A post's own words, not those of the post that it answers."""
    blocks = post.xpath(
        "//*[contains(concat(' ', @class, ' '), ' tgme_widget_message_text ')][not(ancestor::*[contains(@class, 'message_reply')])]"
    )
    if not blocks:
        return ""
    for line_break in blocks[-1].xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(blocks[-1].text_content())


def first(post: Any, path: str) -> str | None:
    """The first value at a path."""
    found = post.xpath(path)
    value = found[0] if isinstance(found, list) and found else found
    return str(value).strip() or None if value else None


def about(post: Any) -> Iterator[tuple[str, str]]:
    """What else a post shows: forwards, replies, edits, pictures and videos."""
    for name, path in (
        ("forwarded from", "string(//*[contains(@class, 'tgme_widget_message_forwarded_from_name')])"),
        ("forwarded from address", "//a[contains(@class, 'tgme_widget_message_forwarded_from_name')]/@href"),
        ("replies to", "//a[contains(@class, 'tgme_widget_message_reply')]/@href"),
        ("views", "string(//*[contains(@class, 'tgme_widget_message_views')])"),
        ("video", "//video/@src"),
    ):
        if value := first(post, path):
            yield name, value
    if "edited" in (first(post, "string(//*[contains(@class, 'tgme_widget_message_meta')])") or ""):
        yield "edited", "yes"
    for style in post.xpath("//*[contains(@class, 'tgme_widget_message_photo_wrap')]/@style"):
        if found := PICTURE.search(style):
            yield "picture", found[1]
