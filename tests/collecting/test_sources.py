"""A golden case for each source: what is found in files of our own making, to the letter.

After a change that is meant: GOLDEN=write python -m pytest tests/collecting/test_sources.py, and look at what changed.
"""

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import hostile_server
import openpyxl
import pytest
from hostile_server import Server
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.captures import Capture, Found
from onrecord.collecting import feeds, files, pages, sitemaps, telegram, telegram_pages, warc
from onrecord.collecting.fetching import Network, Web
from onrecord.collecting.memory import Memory
from onrecord.collecting.sources import captures, source_of

GOLDEN = Path(__file__).parent / "golden"
CALM = Network(delay=0.0, timeout=2.0, tries=1, private=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that gives the golden files; SITE in them is its address."""
    with hostile_server.running() as running:
        for path in GOLDEN.iterdir():
            if path.is_file():
                running.ways[f"/{path.name}"] = given(path, running)
        running.ways["/s/ruhnerescue"] = given(GOLDEN / "channel.html", running)
        running.ways["/s/ruhnerescue?before=101"] = lambda: hostile_server.answer("<html><body>no posts before</body></html>")
        running.ways["/map/sitemap"] = given(GOLDEN / "sitemap.xml", running)
        yield running


def given(path: Path, server: Server) -> Callable[[], hostile_server.Sent]:
    """A way to answer with a file."""
    media = {".html": "text/html; charset=utf-8", ".json": "application/feed+json"}.get(path.suffix, "application/xml")
    return lambda: hostile_server.answer(path.read_text(encoding="utf-8").replace("SITE", server.url("")), 'ETag: "1"', media=media)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Files that are no text, made anew."""
    book = openpyxl.Workbook()
    for row in (
        ["Id", "Text", "Date"],
        [1, "Three people were killed in Ruhne.", "2025-04-04"],
        [None, None, None],
        [2.0, "Two were wounded.", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "sheet.xlsx")
    document = docx.Document()
    document.core_properties.title = "Strike on Ruhne"
    document.add_paragraph("Three people were killed in Ruhne.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "wounded", "14"
    document.save(str(tmp_path / "report.docx"))
    (tmp_path / "report.pdf").write_bytes(pdf("Three people were killed in Ruhne."))
    (tmp_path / "crawl.warc.gz").write_bytes(crawl())
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as outer:
        outer.writestr("archive/data.warc.gz", crawl())
    return tmp_path


def pdf(words: str) -> bytes:
    """A PDF file of one page."""
    stream = f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def crawl() -> bytes:
    """A WARC file: a page, a page that was not there, a picture."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    page = (GOLDEN / "page.html").read_bytes()
    for address, status, media, body in (
        ("https://site.example/page.html", "200 OK", "text/html", page),
        ("https://site.example/gone", "404 Not Found", "text/html", page),
        ("https://site.example/1.png", "200 OK", "image/png", b"\x89PNG"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        stated = {"WARC-Date": "2025-04-05T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers, warc_headers_dict=stated)
        )
    return out.getvalue()


def shown(found: list[Found], hide: dict[str, str]) -> str:
    """What was found, as JSON for comparison; addresses that change from run to run replaced."""
    text = json.dumps([row(item) for item in found], ensure_ascii=False, indent=1)
    for changing, name in hide.items():
        text = text.replace(changing, name)
    return text + "\n"


def row(item: Found) -> Any:
    """One item, without what changes from run to run."""
    if not isinstance(item, Capture):
        return f"problem: {item}"
    document, received = item.document, item.received
    assert received is not None
    facts = {"id": item.id, "text": item.text, "where": item.where, "item": received.item, "media_type": received.media_type}
    stated = {key: getattr(document, key) for key in ("published", "publisher", "title", "language", "url") if getattr(document, key)}
    return facts | stated | {"doubts": [doubt.kind for doubt in item.doubts], "about": dict(received.about)}


def compare(name: str, found: list[Found], hide: dict[str, str]) -> None:
    """Whether what was found is what was found before."""
    path, now = GOLDEN / f"{name}.golden", shown(found, hide)
    if os.environ.get("GOLDEN") == "write":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["auto-archiver.csv", "auto-archiver-sheet.csv", "ushahidi.csv", "ushahidi-3.csv", "uwazi.csv", "report.eml", "page.html"]
)
def test_files(name: str) -> None:
    """Spreadsheets of known layouts, with the headings that their tools write, letter for letter; a message, a page."""
    compare(name, list(files.captures(files.Folder(path=str(GOLDEN / name)), Memory())), {str(GOLDEN): "GOLDEN"})


@pytest.mark.parametrize("name", ["sheet.xlsx", "report.docx", "report.pdf", "crawl.warc.gz", "crawl.wacz"])
def test_packed_files(name: str, made: Path) -> None:
    """What only a library can open."""
    web = Web(Memory(), CALM)
    compare(name, list(captures(source_of(str(made / name)), web)), {str(made): "MADE"})


def test_columns_as_the_user_maps_them() -> None:
    """Own headings, another separator; a day that could be of April or May is no day."""
    columns: dict[str, str | list[str]] = {"text": "Bericht", "published": "Datum", "id": "nr"}
    found = list(files.captures(files.Folder(path=str(GOLDEN / "mapped.csv"), columns=columns), Memory()))
    compare("mapped.csv", found, {str(GOLDEN): "GOLDEN"})


def test_a_telegram_export() -> None:
    """Posts with their media, forwards, replies and edits; a file outside of the export is not opened."""
    found = list(telegram.captures(telegram.TelegramExport(path=str(GOLDEN), channel="ruhnerescue"), Memory()))
    compare("result.json", found, {str(GOLDEN): "GOLDEN"})


def test_a_telegram_channel(server: Server) -> None:
    """The public preview page, post by post; each post's evidence is its own part of the page."""
    found = list(telegram_pages.captures(telegram_pages.Telegram(channel="ruhnerescue", host=server.url("")), Web(Memory(), CALM)))
    compare("channel.html", found, {server.url(""): "SITE"})
    for item in found:
        assert isinstance(item, Capture)
        assert item.received is not None
        assert item.received.body in (GOLDEN / "channel.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "behind"),
    [("rss.xml", True), ("rss.xml", False), ("atom.xml", False), ("feed.json", False)],
    ids=["pages", "rss", "atom", "json"],
)
def test_feeds(server: Server, name: str, behind: bool) -> None:
    """RSS, Atom and JSON Feed; the pages behind them, or their own words."""
    settings = feeds.Feed(url=server.url(f"/{name}"), pages=behind)
    compare(f"{name}{'.pages' if behind else ''}", list(feeds.captures(settings, Web(Memory(), CALM))), {server.url(""): "SITE"})


def test_a_sitemap(server: Server) -> None:
    """Only pages changed since a day, and those that contain what is asked for."""
    settings = sitemaps.Sitemap(url=server.url("/map/sitemap"), since="2025-01-01", containing=".html")
    compare("sitemap.xml", list(sitemaps.captures(settings, Web(Memory(), CALM))), {server.url(""): "SITE"})


def test_a_list_of_pages(server: Server, tmp_path: Path) -> None:
    """An address a line; remarks and empty lines are passed over."""
    (tmp_path / "list.txt").write_text(f"# ours\n\n{server.url('/page.html')}\n{server.url('/none')}\n")
    found = list(pages.captures(pages.Pages(listed=str(tmp_path / "list.txt")), Web(Memory(), CALM)))
    compare("list.txt", found, {server.url(""): "SITE"})


def test_a_cut_warc_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    """And says so."""
    (tmp_path / "cut.warc.gz").write_bytes(crawl()[:-30])
    found = list(warc.captures(warc.Warc(path=str(tmp_path / "cut.warc.gz")), Memory()))
    assert isinstance(found[0], Capture)
