"""The counts of a reading as weighing takes them: with the event, the speaker and the origin that the record knows."""

from collections.abc import Mapping

from onrecord.ids import claim_ids
from onrecord.incidents import Claim
from onrecord.places.spelling import key
from onrecord.records import Casualty, Reading
from onrecord.told import told

NOBODY = "unnamed"  # who speaks in a report without a publisher


def claims_of(reading: Reading, origin: str | None = None, speakers: Mapping[str, str] | None = None) -> tuple[Claim, ...]:
    """Every count of a report. `origin` is the document that it copies (its own where None), `speakers` the ids of names as folded."""
    ids, events = claim_ids(reading), mentions_of_counts(reading)
    document = reading.document
    return tuple(
        Claim(
            ids[at],
            reading.id,
            document.id,
            events.get(count.id),
            count,
            ids[count.part_of] if count.part_of is not None and 0 <= count.part_of < len(ids) else None,
            speaker_of(count, document.publisher, speakers or {}),
            origin or document.id,
            document.publisher,
            document.published,
        )
        for at, count in enumerate(reading.casualties)
    )


def mentions_of_counts(reading: Reading) -> dict[str, str]:
    """The id of the mention that each count belongs to, by the count's id in the reading."""
    return {count.id: event.id for event in told(reading) for count in event.counts}


def speaker_of(count: Casualty, publisher: str | None, speakers: Mapping[str, str]) -> str:
    """Who says it: the source, or the publisher where the report speaks in its own voice."""
    name = (count.source.canonical or count.source.name) if count.source else publisher
    folded = key(name or NOBODY)
    return speakers.get(folded, folded)
