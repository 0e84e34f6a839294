"""How readings are to be shown: the format and its choices."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """The choices of whoever looks: `width` in columns; `names` of victims are withheld unless asked for."""

    format: str = "text"
    with_text: bool = False
    names: bool = False
    colour: bool = False
    marked: bool = False
    bom: bool = False
    width: int = 80
