"""Which place lies in which."""

from onrecord.lang.pack import load
from onrecord.reading.containment import holder_of, is_part_of_name, lies_in
from onrecord.reading.places import find_places
from onrecord.reading.reader import document_of, prepare


def test_neighbours_in_a_list_do_not_hold_each_other():
    """ "China, Japan and Ukraine" are three of a rank."""
    report = prepare("Cases in China, Japan and Ukraine rose.", document_of("", None, "en"), load("en"))
    found = find_places(report)
    assert [holder_of(i, found, report) for i in range(3)] == [None, None, None]


def test_the_text_and_the_gazetteer_tell_what_holds_what():
    """ "X in western Y countryside" holds by the text; a town in its region and country by the gazetteer."""
    report = prepare("Jets hit Tel Zarqan village in western Homs countryside, Syria.", document_of("", None, "en"), load("en"))
    found = find_places(report)
    assert [p.name for p in found] == ["Tel Zarqan", "Homs", "Syria"]
    assert holder_of(0, found, report) == 1
    assert lies_in(found[1], found[2])
    assert not lies_in(found[2], found[1])


def test_a_place_in_an_organisations_name():
    """In "Kherson Regional Administration" nothing happened in Kherson, says `is_part_of_name`."""
    report = prepare("The Kherson Regional Administration said Odesa was calm.", document_of("", None, "en"), load("en"))
    found = {p.name: p for p in find_places(report)}
    assert not is_part_of_name(found["Odesa"], report)
    assert "Kherson" not in found or is_part_of_name(found["Kherson"], report)
