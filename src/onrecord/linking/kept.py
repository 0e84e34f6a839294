"""What a store keeps so that copies and speakers can be found again without the reports: sketches and voices, as JSON and back.

>>> from onrecord.records import Document
>>> from onrecord.linking.sketches import sketch_of
>>> one = sketch_of(Document("sha256:00"), "Three people were killed in Sumy on Friday")
>>> sketch_in(sketch_json(one)) == one
True
"""

from array import array
from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.linking.copies import Copies, Verdicts
from onrecord.linking.namings import Naming
from onrecord.linking.sketches import Sketch
from onrecord.linking.speakers import Gathering, Voice
from onrecord.records import Reading

Row = tuple[str, str, str]  # the id of a naming, the document, and the voice as JSON


class Heard(msgspec.Struct, frozen=True):
    """One naming in one report: when it was first heard there, under which spellings, on which days, and what the report is about."""

    naming: Naming
    first: tuple[str, str]
    names: dict[str, int]
    kinds: dict[str, int]
    days: tuple[str, ...]
    countries: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


HEARD = msgspec.json.Decoder(Heard)


def sketch_json(sketch: Sketch) -> str:
    """A sketch as JSON, the same for the same sketch."""
    texts = (sketch.id, sketch.published, sketch.agency, sketch.words)
    return msgspec.json.encode((*texts, list(sketch.shingles), sorted(sketch.numbers), sketch.keys)).decode()


def sketch_in(json: str) -> Sketch:
    """The sketch that JSON holds."""
    id, published, agency, words, shingles, numbers, keys = msgspec.json.decode(json)
    return Sketch(id, published, agency, words, array("I", shingles), frozenset(numbers), tuple(keys))


def copies_in(jsons: Iterable[str], verdicts: Verdicts | None = None) -> Copies:
    """The texts of some sketches, compared."""
    copies = Copies(verdicts)
    for json in jsons:
        copies.add_sketch(sketch_in(json))
    return copies


def voices_of(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The id of each speaker as a report names it, with what is known of it there as JSON."""
    gathering = Gathering()
    gathering.add(reading)
    return tuple((id, voice_json(voice)) for id, voice in sorted(gathering.voices.items()))


def voice_json(voice: Voice) -> str:
    """A voice as JSON, the same for the same voice."""
    around = (tuple(sorted(some)) for some in (voice.days, voice.countries, voice.about))
    heard = Heard(voice.naming, voice.first, dict(voice.names), dict(voice.kinds), *around)
    return msgspec.json.encode(heard, order="deterministic").decode()


def gathered(rows: Iterable[Row], verdicts: Verdicts | None = None) -> Gathering:
    """All voices of the record, put together from what each report told."""
    gathering = Gathering(verdicts)
    for id, _, json in rows:
        heard = HEARD.decode(json)
        counts = Counter(heard.names), Counter(heard.kinds)
        gathering.take(Voice(id, heard.naming, heard.first, *counts, set(heard.days), set(heard.countries), set(heard.about)))
    return gathering
