"""What is kept of a text to find its copies: its runs of words, its figures, whom it credits, and keys that likely copies share.

A sketch is made from one document alone, so that a store can keep it (and look documents up by key) and nothing is made twice.
"""

import re
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

from onrecord.lang.agencies import agency_of, credited
from onrecord.records import Document

RUN = 4  # words of a shingle: copies are edited lightly, and two reporters seldom choose the same four words in a row
BANDS, ROWS, SEED = 16, 3, 1  # texts that share half of their runs have a key in common nine times in ten, seven tenths: nearly always
HEAD = 100  # words: a text that was cut at the end shares its beginning
DROPPED = str.maketrans("", "", "'’‘ʼ`´*")  # "Syria's" and "Syrias" are one word; so are "de*ath" and "death"
ADDRESS = re.compile(r"https?://\S+|www\.\S+")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """One text: how many words, its shingles in order (as numbers of 32 bits), its figures, the agency behind it, and its keys."""

    id: str
    published: str | None
    agency: str | None
    words: int
    shingles: "array[int]"
    numbers: frozenset[str]
    keys: tuple[int, ...]

    @property
    def age(self) -> tuple[str, str]:
        """What documents are ordered by, the earliest first; one of unknown day is later than all others."""
        return self.published or "9999", self.id


def sketch_of(document: Document, text: str) -> Sketch:
    """The sketch of a document's text."""
    words = words_of(text)
    runs = list(dict.fromkeys(runs_of(words)))
    return Sketch(
        document.id,
        document.published,
        credited(text) or agency_of(document.publisher),
        len(words),
        array("I", (crc32(run.encode("utf-8", "surrogatepass")) for run in runs)),
        frozenset(word for word in words if word.isdecimal()),
        keys_of(runs),
    )


def words_of(text: str) -> list[str]:
    """The words of a text without case, marks and addresses.

    >>> words_of("Syria’s army: 3 de*aths, see https://example.org/a")
    ['syrias', 'army', '3', 'deaths', 'see']
    """
    return WORD.findall(ADDRESS.sub(" ", text).translate(DROPPED).casefold())


def runs_of(words: list[str]) -> Iterator[str]:
    """Each run of four words."""
    return map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False))


def keys_of(runs: list[str]) -> tuple[int, ...]:
    """The keys under which likely copies meet: bands of the MinHash of the whole text, and of its beginning where it is long."""
    if not runs:
        return ()
    parts = [[run.encode("utf-8", "surrogatepass") for run in part] for part in ((runs, runs[:HEAD]) if len(runs) > HEAD else (runs,))]
    return tuple(sorted({key for digest in RMinHash.digests_from_token_sets(parts, BANDS * ROWS, SEED) for key in bands_of(digest)}))


def bands_of(digest: list[int]) -> Iterator[int]:
    """A MinHash cut into bands, each each one number that names the band too (Leskovec, Mining of Massive Datasets, 3.4)."""
    for band in range(BANDS):
        part = digest[band * ROWS : (band + 1) * ROWS]
        yield band << 32 | crc32(struct.pack(f"<{ROWS}I", *part))
