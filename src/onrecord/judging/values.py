"""What a judgement sets, written as `key=value` words: `min=14 max=open group=children`."""

import re
import shlex
from collections.abc import Mapping

from onrecord.errors import JudgingError

NUMBERS = frozenset({"min", "max"})
OPEN = "open"
PEOPLE = "people"
COUNT = frozenset({"min", "max", "group"})
CLAIM = COUNT | {"harm", "event", "part_of", "source"}
PLACE = frozenset({"name", "latitude", "longitude", "precision", "admin1", "country", "gazetteer_id"})
HARMS = ("killed", "injured", "hospitalised", "missing", "detained", "displaced", "rescued", "casualties")
GROUPS = (
    PEOPLE,
    "children",
    "women",
    "men",
    "elderly",
    "civilians",
    "medics",
    "journalists",
    "aid workers",
    "police",
    "rescuers",
    "soldiers",
    "militants",
    "officials",
    "prisoners",
)
PRECISIONS = ("settlement", "near", "street", "neighbourhood", "facility", "adm2", "adm1", "country", "region", "sea")
ONE_OF = {"harm": HARMS, "group": GROUPS, "precision": PRECISIONS}
DEGREES = {"latitude": 90, "longitude": 180}
NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,9})?", re.ASCII)
Value = dict[str, str]


def value_of(words: str, keys: frozenset[str]) -> Value:
    """The parts of a value, each checked; raises JudgingError where one is unknown or is not what it must be.

    >>> value_of("min=14 max=open group='aid workers'", COUNT)
    {'min': '14', 'max': 'open', 'group': 'aid workers'}
    """
    found: Value = {}
    for part in split(words):
        key, sign, value = part.partition("=")
        if not sign or key not in keys:
            raise JudgingError(
                f"{part!r} cannot be set here; write KEY=VALUE, with {', '.join(sorted(keys))} (words with a space in quotes)"
            )
        found[key] = checked(key, value.strip())
    in_order(found)
    return found


def split(words: str) -> list[str]:
    """The parts of a value."""
    try:
        return shlex.split(words)
    except ValueError as error:
        raise JudgingError(f"{words!r}: a quotation mark is open ({error}); close it") from error


def checked(key: str, value: str) -> str:
    """One part, if it is what its key asks for."""
    if key in NUMBERS and not (value == OPEN or (value.isdecimal() and value.isascii() and len(value) < 10)):
        raise JudgingError(f"{key}={value}: write a whole number of people, or {OPEN} where there is no bound")
    if key in ONE_OF and value not in ONE_OF[key]:
        raise JudgingError(f"{key}={value}: is none of {', '.join(ONE_OF[key])}")
    if not value:
        raise JudgingError(f"{key}= says nothing; leave it out")
    if key in DEGREES and not is_degrees(value, DEGREES[key]):
        raise JudgingError(f"{key}={value}: write degrees, from {-DEGREES[key]} to {DEGREES[key]}")
    return value


def is_degrees(value: str, most: int) -> bool:
    """Whether a value is a number of degrees.

    >>> is_degrees("50.9", 90), is_degrees("north", 90), is_degrees("nan", 90)
    (True, False, False)
    """
    return bool(NUMBER.fullmatch(value)) and abs(float(value)) <= most


def in_order(found: Mapping[str, str]) -> None:
    """A count has a bound, and its fewest are no more than its most."""
    low, high = bound(found.get("min", OPEN)), bound(found.get("max", OPEN))
    if low is not None and high is not None and low > high:
        raise JudgingError(f"min={low} is more than max={high}; give both")
    if {"min", "max"} <= set(found) and low is None and high is None:
        raise JudgingError("min and max are both open: that counts nobody; give one of them")


def bound(value: str) -> int | None:
    """A bound as a number; None where it is open.

    >>> bound("14"), bound("open")
    (14, None)
    """
    return None if value == OPEN else int(value)


def written(value: Mapping[str, object]) -> str:
    """Parts as one line, in the order of their keys, so that one value has one writing.

    >>> written({"name": "Kryvyi Rih", "latitude": 47.9})
    "latitude=47.9 name='Kryvyi Rih'"
    """
    return " ".join(f"{key}={shlex.quote(str(part))}" for key, part in sorted(value.items()) if part is not None)
