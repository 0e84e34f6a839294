"""JSON Lines: one reading a line, in a fixed order of keys, so that the same input gives the same bytes."""

from typing import Any

import msgspec

from onrecord.publishing.form import Form
from onrecord.records import Reading

KEYS = ("id", "document", "reader", "skipped", "text")  # first, then the lists as the record has them
ORDER = (*KEYS, *(name for name in Reading.__struct_fields__ if name not in KEYS))
ENCODER = msgspec.json.Encoder()


def line_of(reading: Reading, form: Form) -> bytes:
    """A reading as one line of JSON; its text only where that is asked for.

    >>> from onrecord.records import Document, Reader
    >>> line_of(Reading("a", Document("sha256:0"), Reader("0.1.0"), text="…"), Form())[:21]
    b'{"id":"a","document":'
    """
    return ENCODER.encode(object_of(reading, form)) + b"\n"


def object_of(reading: Reading, form: Form) -> dict[str, Any]:
    """A reading as a JSON object."""
    return {key: getattr(reading, key) for key in ORDER if key != "text" or form.with_text}
