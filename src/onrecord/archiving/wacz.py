"""WACZ out: a WARC with its index, its list of pages and their hashes in one file that replays in a browser (Webrecorder's WACZ 1.1.1)."""

import json
import re
import zipfile
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from onrecord.archiving.disk import digest
from onrecord.archiving.entries import now, tool
from onrecord.archiving.warc import Chosen, write_warc

WARC = "archive/data.warc.gz"
PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}


def write_wacz(items: Iterable[Chosen], out: Path) -> int:
    """Write captures as a WACZ; how many."""
    pages: list[dict[str, str]] = []
    with TemporaryDirectory(dir=out.parent) as folder:
        warc = Path(folder) / "data.warc.gz"
        with warc.open("wb") as file:
            count = write_warc(noted(items, pages), file, "data.warc.gz")
        put_together({"indexes/index.cdx": index(warc), "pages/pages.jsonl": lines([PAGES, *pages])}, warc, out)
    return count


def noted(items: Iterable[Chosen], pages: list[dict[str, str]]) -> Iterable[Chosen]:
    """The captures, each noted as a page."""
    for item in items:
        title = (item.entry.document and item.entry.document.title) or item.entry.id or item.url
        pages.append({"id": f"entry-{item.number}", "url": item.url, "ts": item.at, "title": title})
        yield item


def put_together(members: dict[str, bytes], warc: Path, out: Path) -> None:
    """The ZIP file, with the list of its members and their hashes. Members are stored as they are, so that a reader can seek in them."""
    resources = [resource(name, digest(data), len(data)) for name, data in members.items()]
    with warc.open("rb") as file:
        resources.append(resource(WARC, file_digest(file, "sha256").hexdigest(), warc.stat().st_size))
    package = {"profile": "data-package", "wacz_version": "1.1.1", "created": now(), "software": tool(), "resources": resources}
    described = json.dumps(package, indent=1).encode()
    seal = json.dumps({"path": "datapackage.json", "hash": f"sha256:{digest(described)}"}, indent=1).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.write(warc, WARC)
        for name, data in {**members, "datapackage.json": described, "datapackage-digest.json": seal}.items():
            archive.writestr(name, data)


def resource(path: str, hashed: str, size: int) -> dict[str, str | int]:
    """What the list of members says of one."""
    return {"name": Path(path).name, "path": path, "hash": f"sha256:{hashed}", "bytes": size}


def index(warc: Path) -> bytes:
    """The CDXJ index of a WARC: for each answer its address as a sort key, its instant, and where it lies."""
    rows = []
    with warc.open("rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            row = row_of(record)
            record.content_stream().read()
            records.read_to_end()
            if row:
                row[1].update(offset=str(records.get_record_offset()), length=str(records.get_record_length()), filename=warc.name)
                rows.append(f"{row[0]} {json.dumps(row[1])}\n")
    return "".join(sorted(rows)).encode()


def row_of(record: Any) -> tuple[str, dict[str, str]] | None:
    """The key of a record and what the index says of it; None for records that nobody asks for by address."""
    if record.rec_type not in ("response", "resource"):
        return None
    head, web = record.rec_headers, record.http_headers
    url = head.get_header("WARC-Target-URI")
    kind = (web.get_header("Content-Type") if web else head.get_header("Content-Type")) or ""
    instant = re.sub(r"\D", "", head.get_header("WARC-Date"))[:14]
    about = {"url": url, "mime": kind.split(";")[0], "status": web.get_statuscode() if web else "200"}
    return f"{key_of(url)} {instant}", {**about, "digest": head.get_header("WARC-Payload-Digest") or head.get_header("WARC-Block-Digest")}


def key_of(url: str) -> str:
    """An address as the index sorts it: the host turned round, in small letters.

    >>> key_of("https://News.example:8080/a?b=C")
    'example,news:8080)/a?b=c'
    """
    found = re.match(r"https?://(?:www\.)?([^/:?#]+)(:\d+)?([^#]*)", url.lower())
    if not found:
        return url.lower()
    return f"{','.join(reversed(found[1].split('.')))}{found[2] or ''}){found[3] or '/'}"


def lines(rows: Iterable[dict[str, str]]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
