"""The counts of a reading as weighing takes them: with the event, the speaker and the origin that the record knows."""

from onrecord.ids import claim_ids
from onrecord.incidents import Claim
from onrecord.linking.namings import naming_id, naming_of, own_voice, setting_of
from onrecord.records import Reading, Source
from onrecord.told import told


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """Every count of a report, its speaker and origin as the report alone has them: the id of the naming, and its own document."""
    ids, events, speakers = claim_ids(reading), mentions_of_counts(reading), namings_of(reading)
    document = reading.document
    return tuple(
        Claim(
            ids[at],
            reading.id,
            document.id,
            events.get(count.id),
            count,
            ids[count.part_of] if count.part_of is not None and 0 <= count.part_of < len(ids) else None,
            speakers[count.source],
            document.id,
            document.publisher,
            document.published,
        )
        for at, count in enumerate(reading.casualties)
    )


def namings_of(reading: Reading) -> dict[Source | None, str]:
    """The id of each source as this report names it; None is who speaks in the report's own voice."""
    setting, language = setting_of(reading), reading.document.language
    sources = {count.source for count in reading.casualties}
    return {source: naming_id(naming_of(source or own_voice(reading), setting, language)) for source in sources}


def mentions_of_counts(reading: Reading) -> dict[str, str]:
    """The id of the mention that each count belongs to, by the count's id in the reading."""
    return {count.id: event.id for event in told(reading) for count in event.counts}
