"""HTML pages: the article's text, and what the page itself states of it (title, day of publication, language, publisher)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, BinaryIO

from onrecord.captures import Capture, Found, Problem
from onrecord.collecting import limits
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.errors import InputError
from onrecord.records import Doubt

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
LANGUAGE = re.compile(r"<html[^>]{0,2000}?\slang\s*=\s*[\"']?([\w-]+)", re.I)
INSTANT = re.compile(
    r"<meta[^>]{0,300}?(?:article:published_time|datePublished|date\.issued|pubdate|og:pubdate|dc\.date)[\"'][^>]{0,200}?content\s*=\s*[\"']([^\"']{10,40})"
    r"|<meta[^>]{0,200}?content\s*=\s*[\"']([^\"']{10,40})[\"'][^>]{0,200}?(?:article:published_time|datePublished|pubdate)[\"']"
    r"|[\"']datePublished[\"']\s*:\s*[\"']([^\"']{10,40})",
    re.I,
)
BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "article", "section", "blockquote", "figcaption"})
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of a page."""
    data = handle.read(limits.PAGE + 1)
    try:
        yield page_capture(data, name, where)
    except InputError as error:
        yield Problem(where, str(error))


def page_capture(data: bytes, name: str, where: str, charset: str | None = None) -> Capture:
    """The capture of a page's bytes; `charset` is what the server declares, which comes before what the page declares."""
    declared = CHARSET.search(data[:4096])
    source, doubts = decode(data[: limits.PAGE], charset or (declared[1].decode("ascii") if declared else None))
    if len(data) > limits.PAGE:
        doubts += (Doubt("too long", f"a page longer than {limits.PAGE:,} bytes; the rest was not read: save the article alone"),)
    article = article_of(source)
    text = article.pop("text")
    if not text:
        text = visible_text(source)
        doubts += (Doubt("page", "no article was found on the page; all its visible words were read, menus too"),)
    return capture_of(text, {"id": name, **article}, where, doubts)


def article_of(source: str) -> dict[str, Any]:
    """The article's text and what the page states of it, by trafilatura; text None if it finds none.

    It finds none in pages whose elements stand in each other more than 250 deep, where the HTML parser stops: no people's page.
    """
    stated = {"text": None, "published": instant_of(source), "lang": matched(LANGUAGE, source[:20000])}
    import trafilatura  # half a second to import, which only pages shall cost

    found = trafilatura.bare_extraction(
        source, with_metadata=True, include_comments=False, date_extraction_params={"original_date": True, "extensive_search": False}
    )
    if found is None:
        return stated
    facts = found if isinstance(found, dict) else found.as_dict()
    return {
        "text": facts.get("text"),
        "published": stated["published"] or facts.get("date"),
        "lang": stated["lang"] or facts.get("language"),
        "title": facts.get("title"),
        "publisher": facts.get("sitename"),
        "url": facts.get("url"),
    }


def instant_of(source: str) -> str | None:
    """When the page says that it was published, to the minute where it says so."""
    found = INSTANT.search(source)
    return next((g for g in found.groups() if g), None) if found else None


def matched(pattern: re.Pattern[str], source: str) -> str | None:
    """The first group of a pattern's first match."""
    found = pattern.search(source)
    return found[1] if found else None


class Visible(HTMLParser):
    """Gathers the words that a page shows, a block a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block; stop gathering in what is not shown."""
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End the block, or what is not shown."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words that are shown."""
        if not self.unseen:
            self.pieces.append(data)


def visible_text(source: str) -> str:
    """All words that a page shows.

    >>> visible_text("<p>Three were <b>killed</b></p><script>x</script><p>in Sumy</p>")
    'Three were killed\\n\\nin Sumy'
    """
    parser = Visible()
    parser.feed(source)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.pieces).split("\n")]
    return "\n\n".join(line for line in lines if line)
