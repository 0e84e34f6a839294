"""JSON: the readings as one list, indented for people to look at."""

import msgspec

from onrecord.publishing.form import Form
from onrecord.publishing.json_lines import line_of
from onrecord.records import Reading


def entry_of(reading: Reading, form: Form) -> bytes:
    """A reading as an indented JSON object, an entry of the list."""
    return msgspec.json.format(line_of(reading, form), indent=2)
