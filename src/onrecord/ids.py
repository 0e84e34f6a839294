"""Permanent ids: made of the evidence alone (the document's hash and where the words stand), so that the same reports give the same ids."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from hashlib import sha256

from onrecord.records import Quote, Reading

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


def mention_ids(reading: Reading) -> dict[str, str]:
    """The permanent ids of a reading's attacks, by their ids in it."""
    document = reading.document.id
    keys = [(attack.quote.start, attack.quote.end, attack.place.name if attack.place else None) for attack in reading.attacks]
    return {
        attack.id: mention_id(document, attack.quote, key[2], nth)
        for attack, key, nth in zip(reading.attacks, keys, repeats(keys), strict=True)
    }


def claim_ids(reading: Reading) -> tuple[str, ...]:
    """The permanent ids of a reading's counts, in their order."""
    counts = reading.casualties
    before = repeats((count.quote.start, count.quote.end, count.harm) for count in counts)
    return tuple(claim_id(reading.document.id, count.quote, count.harm, nth) for count, nth in zip(counts, before, strict=True))


def repeats(keys: Iterable[Hashable]) -> Iterator[int]:
    """How many like it came before each.

    >>> list(repeats("abca"))
    [0, 0, 0, 1]
    """
    seen: Counter[Hashable] = Counter()
    for key in keys:
        yield seen[key]
        seen[key] += 1
