"""Feeds: RSS and Atom by feedparser, JSON Feed by its keys; and the pages behind their entries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from time import strftime, struct_time
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from onrecord.captures import Capture, Found, Problem, Received
from onrecord.collecting.addresses import checked_url
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.documents import capture_of
from onrecord.collecting.fetching import Answer, Web
from onrecord.collecting.page import visible_text
from onrecord.collecting.pages import page_captures
from onrecord.errors import InputError


class Feed(Asked, frozen=True, kw_only=True, tag="feed"):
    """A feed (RSS, Atom or JSON Feed) and the pages behind it."""

    url: Annotated[str, msgspec.Meta(description="the feed's address")]
    pages: Annotated[bool, msgspec.Meta(description="whether to fetch each entry's page; false: the feed's own words are the reports")] = (
        True
    )
    most: Annotated[int, msgspec.Meta(description="how many new entries to take in one run; the next run goes on")] = 1000


JSON_KEYS = ("id", "url", "title", "date_published", "date_modified", "content_html", "content_text")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its own id, its page, when it was last changed, and its words as HTML."""

    id: str
    link: str
    title: str | None
    published: str | None
    updated: str
    words: str

    @property
    def place(self) -> str:
        """What the memory calls it."""
        return f"entry {self.id} {self.link}"

    @property
    def state(self) -> str:
        """What changes when the entry does."""
        return sha256(f"{self.updated}\n{self.title}\n{self.words}".encode("utf-8", "replace")).hexdigest()[:32]


def captures(settings: Feed, web: Web) -> Iterator[Found]:
    """The reports of a feed that are new or changed."""
    yield from attempted(partial(fetched_captures, settings, web), settings.url)


def fetched_captures(settings: Feed, web: Web) -> Iterator[Found]:
    """The reports of a feed, if it has changed."""
    answer = web.fetch(settings.url)
    if answer is not None:
        yield from feed_captures(settings, web, answer)


def feed_captures(settings: Feed, web: Web, answer: Answer) -> Iterator[Found]:
    """The reports behind each entry that is new or changed; the feed is noted as taken if all of them were."""
    fresh = [entry for entry in entries_of(answer) if web.memory.state_of(entry.place)[0] != entry.state]
    whole = len(fresh) <= settings.most
    for entry in fresh[: settings.most]:
        good = True
        for found in attempted(partial(entry_captures, entry, answer, (settings.pages, web)), f"{answer.url}, entry {entry.id[:200]}"):
            good = good and isinstance(found, Capture)
            yield found
        if good:
            web.memory.note(entry.place, entry.state)
        whole = whole and good
    if len(fresh) > settings.most:
        message = f"{settings.most} of {len(fresh)} new entries were taken; the next run goes on with the others"
        yield Problem(answer.url, message, left_out=False)
    if whole:
        web.taken(answer)


def entry_captures(entry: Entry, feed: Answer, means: tuple[bool, Web]) -> Iterator[Found]:
    """The report of one entry: its page, or its own words."""
    pages, web = means
    if pages and entry.link:
        yield from page_captures(checked_url(entry.link, feed.url), web)
        return
    stated = {"id": entry.id, "title": entry.title, "published": entry.published, "url": entry.link or None}
    capture = capture_of(visible_text(entry.words) or entry.title or "", stated, feed.asked)
    body = json.dumps({"id": entry.id, "link": entry.link, "title": entry.title, "updated": entry.updated, "content": entry.words}).encode()
    received: Received = replace(feed.received(), body=body, media_type="application/json", item=f"{feed.asked}#{entry.id}")
    yield replace(capture, received=received)


def entries_of(answer: Answer) -> list[Entry]:
    """The entries of a feed. Raises InputError for what is none."""
    head = answer.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return json_entries(answer.data) if head == b"{" else xml_entries(answer)


def json_entries(data: bytes) -> list[Entry]:
    """The entries of a JSON Feed."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError("this JSON feed is broken or cut off; the site must mend it") from None
    items = feed.get("items")
    if "jsonfeed.org/version" not in str(feed.get("version")) or not isinstance(items, list):
        raise InputError("this JSON is no JSON Feed; give the address of a feed")
    return [json_entry(item) for item in items if isinstance(item, dict)]


def json_entry(item: dict[str, Any]) -> Entry:
    """One entry of a JSON Feed."""
    said = {key: str(value) if isinstance(value := item.get(key), str | int) else "" for key in JSON_KEYS}
    words = said["content_html"] or said["content_text"].replace("&", "&amp;").replace("<", "&lt;")
    updated = said["date_modified"] or said["date_published"]
    return Entry(said["id"] or said["url"], said["url"], said["title"] or None, said["date_published"] or None, updated, words)


def xml_entries(answer: Answer) -> list[Entry]:
    """The entries of an RSS or Atom feed; of a broken one those before the fault."""
    import feedparser  # a third of a second, for feeds only

    feed = feedparser.parse(answer.data, response_headers={"content-type": answer.header("content-type") or ""}, sanitize_html=False)
    if not feed.entries and (feed.bozo or not feed.version):
        fault = " ".join(str(feed.get("bozo_exception", "")).split())[:100]
        raise InputError(f"this is no feed, or it is broken ({fault or 'no RSS, Atom or JSON Feed'}); look at the address")
    return [xml_entry(entry) for entry in feed.entries]


def xml_entry(entry: Any) -> Entry:
    """One entry of an RSS or Atom feed."""
    words = entry.content[0].value if entry.get("content") else entry.get("summary", "")
    link = entry.get("link", "")
    updated = dict.get(entry, "updated") or entry.get("published", "")  # its own get takes the one for the other, with a warning
    return Entry(entry.get("id") or link or entry.get("title", ""), link, entry.get("title"), instant(entry), updated, words)


def instant(entry: Any) -> str | None:
    """When an entry was published; feedparser gives it in UTC."""
    found: struct_time | None = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    return strftime("%Y-%m-%dT%H:%M:%SZ", found) if found and 1900 < found.tm_year < 3000 else None
