"""Sitemaps: the addresses that a site lists of its pages, and the pages that are new or changed among them."""

import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Annotated
from xml.etree.ElementTree import ParseError, iterparse

import msgspec

from onrecord.captures import Capture, Found, Problem
from onrecord.collecting.addresses import checked_url
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.fetching import Answer, Web
from onrecord.collecting.pages import page_captures
from onrecord.collecting.unpacking import bounded, inflated
from onrecord.errors import InputError

MOST_LISTS = 500  # sitemaps in one run, so that a circle of them ends
MOST_LISTED = 100_000  # bytes of memory are few, but requests are many


class Sitemap(Asked, frozen=True, kw_only=True, tag="sitemap"):
    """The pages that a site lists in its sitemap."""

    url: Annotated[str, msgspec.Meta(description="the sitemap's address")]
    containing: Annotated[str, msgspec.Meta(description="take only addresses that contain this")] = ""
    since: Annotated[str, msgspec.Meta(description="take only pages changed on this day (2025-04-01) or later, or without a day")] = ""
    most: Annotated[int, msgspec.Meta(description="how many pages to fetch in one run; the next run goes on")] = 500


Listed = tuple[str, str]  # address, day of its last change ("" where it is not said)


def captures(settings: Sitemap, web: Web) -> Iterator[Found]:
    """The reports on pages that a sitemap lists and that are new or changed since the last run."""
    yield from site_captures(settings, web, None)


def site_captures(settings: Sitemap, web: Web, got: Answer | None) -> Iterator[Found]:
    """The same, where the sitemap itself has been `got` already."""
    fetched = 0
    for listed in pages_listed(settings.url, web, got):
        if isinstance(listed, Problem):
            yield listed
        elif is_wanted(listed, settings, web):
            if fetched == settings.most:
                yield Problem(settings.url, f"{settings.most} pages were fetched; the next run goes on with the others", left_out=False)
                return
            fetched += 1
            yield from noted(listed, web)


def is_wanted(listed: Listed, settings: Sitemap, web: Web) -> bool:
    """Whether a page is asked for, and may be new."""
    url, changed = listed
    if settings.containing not in url or (changed and changed < settings.since):
        return False
    return web.memory.state_of(f"listed {url}")[0] != (changed or "once")


def noted(listed: Listed, web: Web) -> Iterator[Found]:
    """The reports of one page, which is noted as taken where it could be."""
    url, changed = listed
    whole = True
    for found in attempted(partial(page_captures, url, web), url):
        whole = whole and isinstance(found, Capture)
        yield found
    if whole:
        web.memory.note(f"listed {url}", changed or "once")


def pages_listed(url: str, web: Web, got: Answer | None) -> Iterator[Listed | Problem]:
    """All pages of a sitemap, and of the sitemaps that it lists; each is looked at once."""
    waiting, seen = [url], {url}
    while waiting:
        place = waiting.pop(0)
        try:
            answer, got = got or web.fetch(place), None
            lists, pages = taken_apart(answer) if answer else ([], [])
        except InputError as error:
            yield Problem(place, str(error))
            continue
        yield from pages
        room = MOST_LISTS - len(seen)
        fresh = [below for below in dict.fromkeys(lists) if below not in seen][:room]
        waiting += fresh
        seen.update(fresh)


def taken_apart(answer: Answer) -> tuple[list[str], list[Listed]]:
    """The sitemaps and the pages that a sitemap lists."""
    lists: list[str] = []
    pages: list[Listed] = []
    address, changed = "", ""
    try:
        for _, element in iterparse(BytesIO(plain_bytes(answer)), events=("end",)):
            tag = str(element.tag).rsplit("}", 1)[-1]
            words = (element.text or "").strip()
            if tag == "loc":
                address = words
            elif tag == "lastmod":
                changed = words
            elif tag == "sitemap" and address:
                lists.append(checked_url(address, answer.url))
            elif tag == "url" and address and len(pages) < MOST_LISTED:
                pages.append((checked_url(address, answer.url), changed))
            if tag in ("sitemap", "url"):
                address, changed = "", ""
                element.clear()
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"this is no sitemap, or it is broken ({str(error)[:80]}); look at the address") from None
    return lists, pages


def plain_bytes(answer: Answer) -> bytes:
    """The sitemap's bytes; many are gzip files (.xml.gz)."""
    if not answer.data.startswith(b"\x1f\x8b"):
        return answer.data
    try:
        return b"".join(bounded(inflated([answer.data], 31), 64_000_000))
    except zlib.error as error:
        raise InputError(f"this packed sitemap is broken ({error}); the site must mend it") from None
