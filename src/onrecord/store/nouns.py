"""The nouns as JSON text and back: what the `json` column of a table holds."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
ENCODER = msgspec.json.Encoder()
DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


def text_of(noun: object) -> str:
    """A noun as JSON.

    >>> text_of(("Sumy", None))
    '["Sumy",null]'
    """
    return ENCODER.encode(noun).decode()


def noun_of(kind: type[T], json: str) -> T:
    """The noun that JSON holds."""
    if kind not in DECODERS:
        DECODERS[kind] = msgspec.json.Decoder(kind)
    found: T = DECODERS[kind].decode(json)
    return found
