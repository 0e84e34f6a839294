"""A report's words and what its input states of it, as a capture."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from onrecord.captures import Capture
from onrecord.collecting.limits import cut
from onrecord.collecting.published import published_of
from onrecord.errors import InputError
from onrecord.records import Document, Doubt

LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?$")
SURROGATE = re.compile("[\ud800-\udfff]")


def capture_of(text: str, stated: Mapping[str, Any], where: str, doubts: tuple[Doubt, ...] = ()) -> Capture:
    """The capture of a text; `stated` may hold id, published, publisher, url, title, lang. Raises InputError for a text without words."""
    if not text.strip():
        raise InputError("the text is empty; give the report's words")
    text, mended = whole_letters(text)
    text, too_long = cut(text)
    published, undated = published_of(stated.get("published"))
    document = Document(
        digest(text), said(stated, "publisher"), published, language_of(stated.get("lang")), said(stated, "title"), said(stated, "url")
    )
    return Capture(said(stated, "id") or document.id, text, document, where, (*doubts, *mended, *too_long, *undated))


def digest(text: str) -> str:
    """The id of a document: the hash of the UTF-8 bytes of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def said(stated: Mapping[str, Any], key: str) -> str | None:
    """A stated value as words; None where nothing is stated, or where it is no single value."""
    value = stated.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return whole_letters(str(value))[0] or None


def whole_letters(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text without halves of letters (lone surrogates), which no file can hold; each becomes one �, so that offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text), (Doubt("encoding", "the text holds halves of letters (lone surrogates); they are read as �"),)
    return text, ()


def language_of(stated: object) -> str | None:
    """The ISO 639-1 code in a stated language tag.

    >>> language_of("en-GB"), language_of("English"), language_of(None)
    ('en', None, None)
    """
    found = LANGUAGE.match(stated) if isinstance(stated, str) else None
    return found[1].lower() if found else None
