"""E-mail files (.eml): the words of a message, with its subject, day and sender, by Python's own library."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from onrecord.captures import Found
from onrecord.collecting import limits
from onrecord.collecting.documents import capture_of
from onrecord.collecting.page import visible_text


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of a message. What it answers to stays in it: quoted words are the sender's evidence."""
    message = message_from_bytes(handle.read(limits.WHOLE), policy=policy.default)
    assert isinstance(message, EmailMessage)
    stated = {"id": name, "title": header(message, "subject"), "published": instant_of(message), "publisher": sender(message)}
    yield capture_of(words_of(message), stated, where)


def words_of(message: EmailMessage) -> str:
    """The plain words of a message; those that its HTML shows where it has no others."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except LookupError:  # an encoding that nobody knows
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return visible_text(content) if part.get_content_subtype() == "html" else content


def header(message: EmailMessage, name: str) -> str | None:
    """A header's words, in one line."""
    return " ".join(str(message.get(name, "")).split())[:500] or None


def sender(message: EmailMessage) -> str | None:
    """Who sent it: the name, or the host of the address; the address itself stays in the evidence."""
    name, address = parseaddr(header(message, "from") or "")
    return name or address.rpartition("@")[2] or None


def instant_of(message: EmailMessage) -> str | None:
    """When the message says that it was sent."""
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (ValueError, TypeError):
        return None
