"""WARC and WACZ out: what other tools take for a whole and valid web archive, and nothing that was withdrawn."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from captured import captured
from warcio.archiveiterator import ArchiveIterator

from onrecord.archiving.keeping import Kept, keep_all
from onrecord.archiving.wacz import write_wacz
from onrecord.archiving.warc import chosen, write_warc
from onrecord.archiving.withdrawal import erase
from onrecord.captures import Capture, Received
from onrecord.errors import ArchiveError

Keep = Callable[..., list[Kept]]


@pytest.fixture
def warc(home: Path, keep: Keep, tmp_path: Path) -> Path:
    """A WARC of seven captures, three of them web pages, one erased."""
    keep(*range(8))
    erase(home, "r1", "the family asked", "an editor")
    path = tmp_path / "out.warc.gz"
    with path.open("wb") as file:
        assert write_warc(chosen(home), file) == 7
    return path


def found(warc: Path) -> list[tuple[str, str, bytes]]:
    """The records of a WARC: type, address, content."""
    with warc.open("rb") as file:
        return [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read()) for r in ArchiveIterator(file)]


def program(name: str) -> str:
    """A program that was installed beside this Python."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        pytest.skip(f"{name} is not installed")
    return str(path)


def test_warcio_finds_every_digest_right(warc: Path) -> None:
    """`warcio check` passes; with one byte changed it does not."""
    check = [program("warcio"), "check", "-v", str(warc)]
    good = subprocess.run(check, capture_output=True, text=True)
    assert good.returncode == 0, good.stdout
    assert "digest pass" in good.stdout
    assert "digest failed" not in good.stdout


def test_what_was_withdrawn_goes_nowhere(warc: Path) -> None:
    """No record holds the words of an erased document."""
    assert not [record for record in found(warc) if captured(1).text.encode() in record[2]]


def test_a_page_is_a_response_with_its_request_and_the_rest_resources(warc: Path) -> None:
    """Pages replay; files and messages have a name of our own; each has its collection record."""
    kinds = [kind for kind, _, _ in found(warc)]
    assert (kinds.count("response"), kinds.count("request"), kinds.count("resource"), kinds.count("metadata")) == (3, 3, 4, 7)
    bodies = {url: content for kind, url, content in found(warc) if kind == "response"}
    received = captured(6).received
    assert received
    assert bodies["https://news.example/6"] == received.body


def test_headers_of_the_wire_s_form_are_kept_under_another_name(warc: Path) -> None:
    """The body is kept decoded: a Content-Encoding would make readers decode it again."""
    with warc.open("rb") as file:
        heads = [record.http_headers for record in ArchiveIterator(file) if record.rec_type == "response"]
        assert all(head.get_header("X-Archive-Orig-Content-Encoding") == "gzip" for head in heads)
        assert not any(head.get_header("Content-Encoding") for head in heads)


def test_the_collection_record_goes_along_without_its_salt(warc: Path) -> None:
    """Who, when, tool, request, response and hash; the salt would let others try guesses."""
    notes = [json.loads(content) for kind, _, content in found(warc) if kind == "metadata"]
    assert {note["by"] for note in notes} == {"a recorder"}
    assert not [note for note in notes if "salt" in note]
    assert all(len(note["body"]["sha256"]) == 64 for note in notes)


def test_a_header_with_a_line_end_does_not_become_two(home: Path, tmp_path: Path) -> None:
    """A hostile header cannot forge another record or header; odd letters are survived."""
    plain = captured(1)
    headers = (("X-Odd", "a\r\nSet-Cookie: b"), ("X-Wide", "Київ"), ("X-\r\nEvil", "c"))
    came = Received(b"body", None, "text/html", "s", "http://e.example/ä?q=\u2014 x", (("GET", "/ä"), ("A", "b\r\nC: d")), 299, headers)
    list(keep_all([Capture("odd", plain.text, plain.document, "w", received=came)], home, "me"))
    with (tmp_path / "odd.warc.gz").open("wb") as file:
        assert write_warc(chosen(home), file) == 1
    assert [kind for kind, _, _ in found(tmp_path / "odd.warc.gz")] == ["warcinfo", "response", "request", "metadata"]
    with (tmp_path / "odd.warc.gz").open("rb") as file:
        assert not {name for r in ArchiveIterator(file) if r.http_headers for name, _ in r.http_headers.headers} & {
            "Set-Cookie",
            "C",
            "Evil",
        }


def test_a_document_that_is_not_there_is_said(home: Path, keep: Keep) -> None:
    """A selection that cannot be had is no empty archive."""
    keep(1)
    with pytest.raises(ArchiveError, match="nonesuch"):
        list(chosen(home, ["r1", "nonesuch"]))


@pytest.fixture
def wacz(home: Path, keep: Keep, tmp_path: Path) -> Path:
    """A WACZ of two documents."""
    keep(*range(6))
    path = tmp_path / "out.wacz"
    assert write_wacz(chosen(home, ["r0", "r4"]), path) == 2
    return path


def test_the_validator_takes_the_wacz(wacz: Path) -> None:
    """`wacz validate` passes."""
    done = subprocess.run([program("wacz"), "validate", "-f", str(wacz)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_pages_for_which_the_validator_forgets_to_ask(wacz: Path) -> None:
    """pages/pages.jsonl has a first line that says what it is, and then a url and an instant for each."""
    with zipfile.ZipFile(wacz) as archive:
        first, *pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
    assert first["format"] == "json-pages-1.0"
    assert pages[0]["url"] == "https://news.example/0"
    assert all(page["ts"].endswith("Z") and "T" in page["ts"] for page in pages)
    assert len(pages) == 2


def test_the_index_leads_to_each_answer(wacz: Path, tmp_path: Path) -> None:
    """Offset and length cut out the one record that the index speaks of."""
    with zipfile.ZipFile(wacz) as archive:
        rows = archive.read("indexes/index.cdx").decode().splitlines()
        data = archive.read("archive/data.warc.gz")
    assert len(rows) == 2
    for row in rows:
        about = json.loads(row.split(" ", 2)[2])
        piece = tmp_path / "piece.warc.gz"
        piece.write_bytes(data[int(about["offset"]) : int(about["offset"]) + int(about["length"])])
        assert [url for _, url, _ in found(piece)] == [about["url"]]


def test_all_members_are_stored_and_listed_with_their_hashes(wacz: Path, tmp_path: Path) -> None:
    """The list names every file of the archive, and no file is compressed again."""
    with zipfile.ZipFile(wacz) as archive:
        package = json.loads(archive.read("datapackage.json"))
        names = {info.filename for info in archive.infolist()}
        assert all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())
    assert {row["path"] for row in package["resources"]} == names - {"datapackage.json", "datapackage-digest.json"}
