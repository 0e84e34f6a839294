"""An address that says nothing of its kind: what comes tells whether it is a feed, a sitemap, or a page."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Annotated

import msgspec

from onrecord.captures import Found
from onrecord.collecting import feeds, sitemaps
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.fetching import Answer, Web
from onrecord.collecting.pages import answer_captures

FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")


class Address(Asked, frozen=True, kw_only=True, tag="address"):
    """An address: of a feed, a sitemap or a page, whatever comes."""

    url: Annotated[str, msgspec.Meta(description="the address")]


def captures(settings: Address, web: Web) -> Iterator[Found]:
    """The reports that stand at an address, or behind it."""
    yield from attempted(partial(found_at, settings, web), settings.url)


def found_at(settings: Address, web: Web) -> Iterator[Found]:
    """What stands at an address, by its kind."""
    answer = web.fetch(settings.url)
    if answer is None:
        return
    kind = kind_of(answer)
    if kind == "feed":
        yield from feeds.feed_captures(feeds.Feed(url=settings.url), web, answer)
    elif kind == "sitemap":
        yield from sitemaps.site_captures(sitemaps.Sitemap(url=settings.url), web, answer)
    else:
        yield from answer_captures(answer, web)


def kind_of(answer: Answer) -> str:
    """Whether an answer is a feed, a sitemap, or what holds words itself."""
    head = answer.data[:4000]
    if FEED.search(head) or b"jsonfeed.org/version" in head:
        return "feed"
    packed = answer.data.startswith(b"\x1f\x8b") and answer.url.split("?")[0].endswith(".xml.gz")
    return "sitemap" if packed or SITEMAP.search(head) else "page"
