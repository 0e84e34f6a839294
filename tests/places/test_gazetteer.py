"""What the gazetteer knows, and what it does not pretend to know."""

import pytest

from onrecord.errors import GazetteerError
from onrecord.places.gazetteer import Gazetteer
from onrecord.places.unpack import gazetteer


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


def test_an_unknown_name_finds_nothing(known):
    """A name that no place bears finds nothing, and neither does a part of a name."""
    assert known.find("Qwertyville upon Nothing") == ()
    assert known.find("") == ()
    assert known.find("Kryvyi") == ()


def test_a_damaged_file_says_what_to_do(tmp_path):
    """A file that is no gazetteer is refused with a message that tells what to do."""
    path = tmp_path / "places.bin"
    path.write_bytes(b"nonsense" * 100)
    with pytest.raises(GazetteerError, match="delete it"):
        Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kryvyi Rih", "UA", "settlement"),
        ("Khan Younis", "PS", "settlement"),
        ("U.S.", "US", "country"),
        ("Burma", "MM", "country"),
        ("Ivory Coast", "CI", "country"),
        ("Britain", "GB", "country"),
        ("Gaza Strip", "PS", "adm1"),
        ("West Bank", "PS", "adm1"),
        ("Dnipropetrovsk", "UA", "adm1"),
        ("Nangarhar", "AF", "adm1"),
        ("North Kivu", "CD", "adm1"),
        ("Rif Dimashq", "SY", "adm1"),
        ("Balochistan", "PK", "adm1"),
        ("Antioquia", "CO", "adm1"),
        ("Bavaria", "DE", "adm1"),
        ("Autauga County", "US", "adm2"),
        ("Donbas", "UA", "region"),
        ("Middle East", "", "region"),
        ("Black Sea", "", "sea"),
    ],
)
def test_a_name_is_found_as_what_it_is(known, name, country, kind):
    """Towns, countries with their other names, regions, counties, broad regions and seas are all found."""
    assert (country, kind) in {(s.country, s.kind) for s in known.find(name)}


@pytest.mark.parametrize(("name", "other"), [("Raqqa", "RAQQA"), ("São Paulo", "Sao Paulo"), ("Ma'arrat an Nu'man", "Ma’arrat an Nu’man")])
def test_spelling_does_not_matter(known, name, other):
    """Capitals, accents and kinds of apostrophe make no difference."""
    assert known.find(name) == known.find(other) != ()


def test_other_scripts_are_kept(known):
    """Cyrillic and Arabic names are there for the other languages."""
    assert {s.country for s in known.find("Харків")} == {"UA"}
    assert "SY" in {s.country for s in known.find("حلب")}


def test_a_transliteration_is_found_by_sound_in_its_country_only(known):
    """The looser key finds another spelling of a town, and nothing in a country where no such town is."""
    assert any(s.country == "SY" for s in known.sounds("Ariiha", "SY"))
    assert known.sounds("Ariiha", "UA") == ()


def test_a_region_lies_in_the_middle_of_its_towns(known):
    """A region's point lies inside it."""
    region = next(s for s in known.find("Kharkiv") if s.kind == "adm1")
    assert 48.5 < region.latitude < 50.5
    assert 34.8 < region.longitude < 38.1


def test_phrases_are_only_tried_where_one_begins(known):
    """`begins` tells whether any longer name begins with a word."""
    assert known.begins("San")
    assert not known.begins("Qwertz")
