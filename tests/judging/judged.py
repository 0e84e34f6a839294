"""Reports of our own, and a book that people write judgements in, for the tests of judging."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import onrecord
from onrecord.incidents import Judgement
from onrecord.judging.book import Signer, end_of, line_of, signed
from onrecord.judging.chain import Key
from onrecord.judging.drafting import Asked, drafted
from onrecord.judging.known import known_of
from onrecord.judging.standing import dated
from onrecord.judging.subjects import subjects_of
from onrecord.records import Reading

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SIGNER = Signer("a key", PRIVATE.sign)
MARKET = (
    "A shell hit the market of Izium on Friday. At least 14 people were killed, including six children, the mayor said. Fifty were wounded."
)
SCHOOL = "A drone struck a school in Izium on Friday. Two teachers were killed and nine children were injured, police said."


def good(text: bytes, signature: bytes) -> bool:
    """Whether the signature is by the tests' key."""
    try:
        PRIVATE.public_key().verify(signature, text)
    except InvalidSignature:
        return False
    return True


KEY = Key("a key", good)


@cache
def read(text: str = MARKET) -> Reading:
    """The reading of a report of 4 April 2025."""
    return onrecord.read(text, published="2025-04-04", language="en")


def id_of(reading: Reading, words: str, about: str) -> str:
    """The id of what is read of some words."""
    return next(s.id for s in subjects_of(reading) if s.anchor.harm == about and words in (s.anchor.words or ""))


def at(second: int) -> str:
    """An instant."""
    return f"2026-01-01T00:{second // 60:02}:{second % 60:02}.000000Z"


@dataclass
class Book:
    """Judgements on some readings, as they are made one after another."""

    readings: tuple[Reading, ...] = ()
    lines: list[bytes] = field(default_factory=list)
    judgements: tuple[Judgement, ...] = ()

    def add(self, verdict: str, subject: str, by: str = "Ann", because: str = "I looked", **more: Any) -> Judgement:
        """One judgement more."""
        asked = Asked(verdict, subject, by, because, **more)
        made = signed(drafted(asked, known_of(self.readings, self.judgements), at(len(self.lines))), end_of(self.lines), SIGNER)
        self.lines.append(line_of(made))
        self.judgements = dated((*self.judgements, made))
        return made
