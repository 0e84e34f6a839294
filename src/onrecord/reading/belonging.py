"""Which count belongs to which event."""

from dataclasses import replace

from onrecord.reading.events import Event
from onrecord.records import Casualty


def belonging(casualties: list[Casualty], events: list[Event], names: dict[int, str]) -> list[Casualty]:
    """The counts with their events; a total over many events has none."""
    owner = {i: names[id(event)] for event in events for mention in event.mentions for i in mention.counts}
    return [replace(c, event=owner[i]) if i in owner and not c.cumulative else c for i, c in enumerate(casualties)]
