"""The site as files: what it must not show, then what each page holds. No browser is needed here."""

import json
import re
import tomllib
from html.parser import HTMLParser
from importlib.resources import files as package_files
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from made import AT, WIRE, edition, files, hostile, incident_page, pages, readings, reported

from onrecord.publishing.site import addresses as address
from onrecord.publishing.site.edition import Choices
from onrecord.publishing.site.pages import site
from onrecord.records import Reading
from onrecord.site import edition_of

VOID = {"meta", "link", "input", "br", "img", "hr"}
LOADED = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("object", "data"), ("source", "src"), ("image", "href")}


class Page(HTMLParser):
    """A page taken apart: its tags, links, what it loads, its ids; and whether every tag that opens closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag of a drawing opens and closes."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at line {self.getpos()[0]}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all tags of one name."""
        return [attributes for name, attributes in self.tags if name == tag]


PARSED = {path: Page(text) for path, text in pages().items()}


@pytest.mark.parametrize("path", sorted(PARSED))
def test_no_page_loads_anything_from_another_host(path: str) -> None:
    """Whatever a page loads lies beside it, and its policy allows nothing else."""
    page = PARSED[path]
    loaded = [found[name] for tag, found in page.tags for of, name in LOADED if tag == of and found.get(name)]
    assert all(not urlsplit(url or "").scheme and not (url or "").startswith("//") for url in loaded)
    (policy,) = [found["content"] for found in page.all("meta") if found.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", sorted(PARSED))
def test_no_page_has_script_or_style_inside(path: str) -> None:
    """All script and style is in files of ours: nothing that a report says can become one."""
    page = PARSED[path]
    assert all(found.get("src") for found in page.all("script"))
    assert not page.all("style")
    assert not page.all("base")
    assert not page.all("iframe")
    assert not [name for _, found in page.tags for name in found if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", sorted(PARSED))
def test_every_link_leads_somewhere(path: str) -> None:
    """Every link to a page of the site, and to a place in it, is there; links elsewhere are of the web and say who not to tell."""
    for found in PARSED[path].all("a"):
        url = urlsplit(found["href"] or "")
        if url.scheme:
            assert url.scheme in ("https", "http", "mailto"), found
            assert (found.get("rel") or "").startswith("noreferrer"), found
            continue
        to = normpath(join(dirname(path), unquote(url.path))) if url.path else path
        assert to in files(), f"{path} leads to {to}"
        if url.fragment:
            assert url.fragment in {attributes.get("id") for _, attributes in PARSED[to].tags}, f"{path} leads to {to}#{url.fragment}"


@pytest.mark.parametrize("path", sorted(PARSED))
def test_pages_are_well_formed(path: str) -> None:
    """Every tag that opens closes, ids are unique, and there is one main part with one title, in a stated language."""
    page = PARSED[path]
    ids = [found["id"] for _, found in page.tags if found.get("id")]
    assert (page.faults, page.open) == ([], [])
    assert len(ids) == len(set(ids))
    assert (len(page.all("main")), len(page.all("h1")), page.all("html")[0]["lang"]) == (1, 1, "en")


def test_hostile_text_comes_out_as_text() -> None:
    """Markup in a report's words, title, outlet or name is shown as it is written; an address that is none of the web is no link."""
    (path,) = [path for path, text in pages().items() if path.startswith("reports/") and "Kharkiv" in text]
    page = pages()[path]
    assert "&lt;script&gt;window.hurt = 1&lt;/script&gt;" in page
    assert "&lt;/title&gt;&lt;script&gt;window.hurt=3" in page
    assert "<b onclick" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page
    assert "javascript:alert(1)" in page


def test_every_field_may_be_hostile() -> None:
    """Whatever a file of readings puts into any field comes out as text, and stops nothing."""
    paths = {}
    for reading in (*readings()[:4], readings()[5]):
        bad = msgspec.convert(hostile_in(msgspec.to_builtins(reading)), Reading)
        paths |= {file.path: file.data for file in site(edition_of((bad,), AT, Choices(), delay=0))}
    parsed = {path: Page(data.decode()) for path, data in paths.items() if path.endswith(".html")}
    assert not [path for path, page in parsed.items() if page.faults or page.open]
    assert not [
        path
        for path, page in parsed.items()
        for found in page.all("script")
        if not (found.get("src") or "").startswith(("static", "data", "../"))
    ]
    assert not [path for path, data in paths.items() if "\u202e".encode() in data and not path.startswith("static/")]


def hostile_in(value: Any, name: str = "") -> Any:
    """A reading with something hostile in every field of words; ids, days and what the words are anchored to stay."""
    if isinstance(value, dict):
        return {key: hostile_in(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [hostile_in(inner, name) for inner in value]
    return value + HURT if isinstance(value, str) and name not in KEPT else value


HURT = "\"'><script>window.hurt=9</script>\u202e"
KEPT = {
    "id",
    "text",
    "words",
    "date_min",
    "date_max",
    "min",
    "max",
    "event",
    "about",
    "after",
    "statement",
    "published",
    "harm",
    "kind",
    "group",
}


def test_nothing_turns_the_direction_of_writing() -> None:
    """Marks that turn the direction of writing are shown as �, in pages and in the files that scripts read."""
    assert "\u202e" in hostile().text
    assert not [path for path, data in files().items() if "\u202e".encode() in data and not path.startswith("static/")]


def test_no_report_chooses_where_a_file_goes() -> None:
    """A report's own id is part of no path."""
    assert all(re.fullmatch(r"[a-z0-9/.-]+", path.replace("LICENSE", "")) and ".." not in path for path in files())


def test_victims_and_private_persons_have_no_name() -> None:
    """Victims and witnesses are named nowhere: in no page, index or download."""
    for path, data in files().items():
        if not path.startswith("static/"):
            assert not re.search(rb"Marta|Holm|Olena Brand", data), path


def test_an_editor_can_allow_a_name() -> None:
    """A victim's name appears where a person allowed it, and no other's."""
    document = readings()[0].document.id
    allowed = edition()
    allowed = type(allowed)(
        **{name: getattr(allowed, name) for name in allowed.__struct_fields__} | {"names": {document: frozenset({"Marta Holm"})}}
    )
    assert any(b"Marta Holm" in file.data for file in site(allowed))


def test_people_in_office_have_a_name_and_a_page() -> None:
    """Somebody who speaks in office appears by name, with all that was said and how the figure moved."""
    page = next(text for path, text in pages().items() if path.startswith("sources/") and "<h1><bdi>Serhiy Lysak" in text)
    assert "has risen to 16" in page
    assert "Nine children" in page
    assert 'class="chart steps"' in page


def test_only_sentences_with_claims_are_shown() -> None:
    """Of a report only the sentences that carry a claim are published, unless whole texts are asked for."""
    sentence = "It was a flash and then nothing"
    assert not [path for path, data in files().items() if sentence.encode() in data]
    assert any(sentence.encode() in file.data for file in site(edition(whole_texts=True)))


def test_an_incident_says_whose_rule_computed_its_range() -> None:
    """Beside the range stand the method and its version, and that it is nobody's finding; beside the circle, that it is no point."""
    page = incident_page()
    assert "Computed by the published rule of Airwars, version" in page
    assert "not a finding of theirs" in page
    assert "It is not a point of impact." in page


def test_an_incident_shows_how_a_figure_moved() -> None:
    """The governor's figure went from 16 to 18: as a line of the chart, as a row of its table, and in the history."""
    page = incident_page()
    assert "Serhiy Lysak (Governor): killed, from 16 to 18" in page or "killed, from 16 to 18" in page
    assert page.count('<path d="M') > 4


def test_rival_accounts_stand_side_by_side() -> None:
    """What the ombudsman and the ministry say are two accounts, and the ministry's losses are a quotation apart."""
    page = incident_page()
    assert "Dmytro Lubinets" in page
    assert "ballistic missile" in page
    assert "Accounts side by side" in page


def test_other_ids_lead_to_the_incident() -> None:
    """An incident answers to the id of each report's mention by a page that leads to it."""
    item = max(edition().items, key=lambda item: len(item.case.mentions))
    for id in item.case.incident.mentions:
        page = pages()[f"incidents/{id}.html"]
        assert id == item.case.incident.id or f'content="0; url=../incidents/{item.case.incident.id}.html"' in page


def test_foreign_words_stand_in_their_own_direction() -> None:
    """Words in Arabic say their language and take their own direction."""
    page = next(text for path, text in pages().items() if path.startswith("reports/") and "حلب" in text)
    assert '<q class="words" lang="ar" dir="auto">' in page


def test_copies_lead_to_each_other() -> None:
    """Of a text that another outlet took over, each report's page leads to the other."""
    wire = reported(WIRE * 2, "2025-04-04T18:00:00Z", "Wire of Tests")
    taken = reported(WIRE * 2 + " Reprinted.", "2025-04-04T20:00:00Z", "Copier of Tests")
    made = {file.path: file.data.decode() for file in site(edition_of((wire, taken), AT, Choices()))}
    assert "Copied by" in made[address.report(wire.document.id)]
    assert "Copy of" in made[address.report(taken.document.id)]


def test_agreements_show_positions_and_accusations() -> None:
    """An agreement has its parties' positions and the accusations, each leading to its words; none is declared a breach."""
    page = next(text for path, text in pages().items() if path.startswith("agreements/"))
    assert "moratorium" in page
    assert "accuses" in page
    assert 'class="chart sides"' in page


def test_examples_are_marked_on_every_page() -> None:
    """Where a report says EXAMPLE every page says so, and where none does no page does."""
    assert not [path for path, text in pages().items() if 'class="example"' in text]
    made = edition()
    marked = tuple(
        type(one)(**{n: getattr(one, n) for n in one.__struct_fields__} | {"text": one.text + " EXAMPLE"}) for one in made.readings
    )
    example = type(made)(**{name: getattr(made, name) for name in made.__struct_fields__} | {"readings": marked})
    assert all(b'class="example"' in file.data for file in site(example) if file.path.endswith(".html"))


def test_the_same_edition_gives_the_same_bytes() -> None:
    """Publishing again changes nothing."""
    assert {file.path: file.data for file in site(edition())} == files()


def test_pages_are_light() -> None:
    """An incident's page with its sheet and script is under 300 kB."""
    shared = sum(len(files()[f"static/{name}"]) for name in ("site.css", "theme.js"))
    assert max(len(data) for path, data in files().items() if path.startswith("incidents/")) + shared < 300_000


def test_downloads_have_their_size_and_hash() -> None:
    """Every download is listed with its hash, and JSON and CSV can be read."""
    from hashlib import sha256

    listed = pages()["data.html"]
    for path in ("data/incidents.csv", "data/incidents.json", "data/claims.csv", "data/readings.jsonl", "data/agreements.json"):
        assert sha256(files()[path]).hexdigest() in listed
    assert len(json.loads(files()["data/incidents.json"])) == len(edition().items)


def test_every_word_of_the_interface_is_used() -> None:
    """The file of words holds nothing that no page shows."""
    words = tomllib.loads(package_files("onrecord.publishing.site").joinpath("en.toml").read_text(encoding="utf-8"))
    folder = package_files("onrecord.publishing")
    code = "".join(
        one.read_text(encoding="utf-8")
        for kind in ("templates", "site")
        for one in folder.joinpath(kind).iterdir()
        if one.name.endswith((".html", ".py"))
    )
    idle = [
        f"{part}.{name}"
        for part, listed in words.items()
        if isinstance(listed, dict) and part not in WHOLE
        for name in listed
        if name not in code and name != "admits"
    ]
    assert not idle


WHOLE = {"precision", "kinds", "definitions", "rules", "codebook"}  # looked up by what is shown
