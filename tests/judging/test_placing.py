"""The place that a person names."""

import pytest

from onrecord.errors import JudgingError
from onrecord.judging.placing import place_value
from onrecord.judging.values import PLACE, value_of
from onrecord.places.unpack import gazetteer, unpacked


def value(words: str) -> dict[str, str]:
    """What a place becomes as a value."""
    unpacked()
    return value_of(place_value(words, gazetteer()), PLACE)


def test_a_name_of_two_places_is_not_guessed() -> None:
    """The town and its region: the message shows both."""
    with pytest.raises(JudgingError, match=r"2 places are called Sumy.*adm1.*settlement"):
        value("Sumy")
    assert value("Sumy, settlement")["precision"] == "settlement"
    assert value("Sumy, adm1, Ukraine")["precision"] == "adm1"


def test_a_name_that_nobody_knows_needs_degrees() -> None:
    """What it looks like is said."""
    with pytest.raises(JudgingError, match="LATITUDE,LONGITUDE PRECISION NAME"):
        value("Zzyzzxton")
    with pytest.raises(JudgingError, match="does not know"):
        value("Izium, France")


def test_what_the_gazetteer_knows_is_written_down() -> None:
    """A later gazetteer changes nothing."""
    found = value("Kramatorsk")
    assert found["name"] == "Kramatorsk"
    assert found["country"] == "Ukraine"
    assert found["gazetteer_id"].startswith("geonames:")
    assert abs(float(found["latitude"]) - 48.7) < 0.2


def test_degrees_with_a_precision_and_perhaps_a_name() -> None:
    """As they are written."""
    assert value("50.9,34.8 street") == {"latitude": "50.9", "longitude": "34.8", "precision": "street"}
    assert value("-1.5, 36.8 settlement Nairobi South")["name"] == "Nairobi South"
    assert value("name=Izium") == {"name": "Izium"}


@pytest.mark.parametrize("words", ["95,3 street", "3,190 street", "3,4 exact"])
def test_degrees_that_are_nowhere(words: str) -> None:
    """Not on earth, or not so exact."""
    with pytest.raises(JudgingError):
        value(words)
