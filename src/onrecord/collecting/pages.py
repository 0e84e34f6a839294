"""Pages by their addresses, one by one or from a list in a file; and what an answer from the network holds."""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec.structs import replace

from onrecord.captures import Capture, Found
from onrecord.collecting import limits
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.bulk_page import bulk_capture
from onrecord.collecting.contents import captures_in
from onrecord.collecting.fetching import Answer, Web
from onrecord.collecting.page import page_capture
from onrecord.errors import InputError

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
NOT_READ = ("image/", "video/", "audio/", "font/", "application/javascript", "text/css", "text/javascript")


class Pages(Asked, frozen=True, kw_only=True, tag="pages"):
    """Pages by their addresses."""

    urls: Annotated[list[str], msgspec.Meta(description="the addresses")] = msgspec.field(default_factory=list)
    listed: Annotated[str | None, msgspec.Meta(description="a text file with an address a line (# begins a remark)")] = None


def captures(settings: Pages, web: Web) -> Iterator[Found]:
    """The reports at some addresses."""
    for url in [*settings.urls, *addresses_in(settings.listed)]:
        yield from attempted(partial(page_captures, url, web), url)


def addresses_in(path: str | None) -> Iterator[str]:
    """The addresses in a file, a line each."""
    if path is None:
        return
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"the list {path} cannot be opened ({error.strerror}); look at its path") from None
    yield from (line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def page_captures(url: str, web: Web) -> Iterator[Found]:
    """What stands at one address; nothing where it has not changed."""
    answer = web.fetch(url)
    if answer is not None:
        yield from answer_captures(answer, web)


def answer_captures(answer: Answer, web: Web) -> Iterator[Found]:
    """What an answer holds; it is noted as taken if all of it could be."""
    whole = True
    for found in captures_of(answer):
        whole = whole and isinstance(found, Capture)
        yield found
    if whole:
        web.taken(answer)


def captures_of(answer: Answer, careful: bool = True) -> Iterator[Found]:
    """The reports in an answer, with all that is known of how they came; without care where there are thousands."""
    if answer.media.startswith(NOT_READ):
        raise InputError(f"it is {answer.media}, which holds no words to read")
    markup = answer.media in MARKUP or (not answer.media and answer.data.lstrip()[:1] == b"<")
    inside = iter([html_capture(answer, careful)]) if markup else captures_in(io.BytesIO(answer.data), answer.url, answer.asked)
    for found in inside:
        yield evidenced(found, answer) if isinstance(found, Capture) else found


def html_capture(answer: Answer, careful: bool) -> Capture:
    """The capture of a page of HTML, in the encoding that its header declares, if any."""
    take = page_capture if careful else bulk_capture
    return take(answer.data[: limits.PAGE + 1], answer.url, answer.asked, answer.charset)


def evidenced(capture: Capture, answer: Answer) -> Capture:
    """A capture with its answer as evidence; of several in one answer each has an item and bytes of its own."""
    received = answer.received()
    if capture.received is not None:
        received = replace(received, body=capture.received.body, item=f"{answer.asked}#{capture.id}")
    document = replace(capture.document, url=capture.document.url or answer.url)
    return replace(capture, document=document, received=received)
