"""HTML pages by the thousand, as archives of crawls hold them: the article's text by resiliparse, a hundred times faster than with care.

Where a menu ends and an article begins it judges a little otherwise than `page.py` does; the page itself is kept either way.
"""

import re
from html import unescape
from typing import Any

from onrecord.captures import Capture
from onrecord.collecting import limits
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.collecting.page import CHARSET, LANGUAGE, instant_of, matched
from onrecord.records import Doubt

TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.I)
SITE = re.compile(r"<meta[^>]{0,200}?og:site_name[\"'][^>]{0,200}?content\s*=\s*[\"']([^\"']{1,200})", re.I)
HEAD = 50_000  # letters in which a page states what it is, where its head does not end


def bulk_capture(data: bytes, name: str, where: str, charset: str | None = None) -> Capture:
    """The capture of a page's bytes; `charset` is what the server declared."""
    from resiliparse.extract.html2text import extract_plain_text  # for archives only

    declared = CHARSET.search(data[:4096])
    source, doubts = decode(data[: limits.PAGE], charset or (declared[1].decode("ascii") if declared else None))
    if len(data) > limits.PAGE:
        doubts += (Doubt("too long", f"a page longer than {limits.PAGE:,} bytes; the rest was not read"),)
    return capture_of(extract_plain_text(source, main_content=True), {"id": name, **stated_in(head_of(source))}, where, doubts)


def head_of(source: str) -> str:
    """The part of a page that states what it is."""
    end = source.find("</head>", 0, 4 * HEAD)
    return source[: end if end > 0 else HEAD]


def stated_in(head: str) -> dict[str, Any]:
    """What a page states of itself.

    >>> stated_in('<html lang="en"><title>Strike &amp; fire</title>')["title"]
    'Strike & fire'
    """
    title, site = matched(TITLE, head), matched(SITE, head)
    return {
        "published": instant_of(head),
        "lang": matched(LANGUAGE, head[:20000]),
        "title": " ".join(unescape(title).split()) if title else None,
        "publisher": unescape(site) if site else None,
    }
