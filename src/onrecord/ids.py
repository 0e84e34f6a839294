"""Permanent ids: made of the evidence alone (the document's hash and where the words stand), so that the same reports give the same ids."""

from hashlib import sha256

from onrecord.records import Quote

LENGTH = 16  # hexadecimal digits, 64 bits: among a million ids two are alike once in forty million times


def id_of(letter: str, *parts: object) -> str:
    """An id: a letter for what it names, and the hash of the parts that make it what it is.

    >>> id_of("c", "sha256:00", 10, 20, "killed")
    'cb701328e984af0b8'
    """
    return letter + sha256("\n".join(map(str, parts)).encode()).hexdigest()[:LENGTH]


def mention_id(document: str, quote: Quote, place: str | None, nth: int = 0) -> str:
    """The id of an event in one report: where its words stand, and its place, since one clause can tell of strikes on two towns.

    `nth` tells apart those that these leave alike (0 for the first).
    """
    return id_of("m", document, quote.start, quote.end, place or "", nth)


def claim_id(document: str, quote: Quote, harm: str, nth: int = 0) -> str:
    """The id of a count in one report: where its words stand, and the harm, since one number can count two harms."""
    return id_of("c", document, quote.start, quote.end, harm, nth)
