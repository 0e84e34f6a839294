"""python -m bench.collect [MEGABYTES [REPORTS]]: how fast and how lean `onrecord collect` is, on a folder and a WARC file made here.

The WARC is as a crawl of news sites is: of its bytes some three in ten are pages (of 60 kB, most of it markup), the others pictures and
scripts, which are passed over. A second WARC holds pages alone. What is timed is the command, from start to end, with the keeping: by the
clock, and by the time that it kept a core busy, which says the same while others use the machine, too. It works on one core.
"""

import io
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.running import ONRECORD, Run, run

SENTENCES = (
    "At least {n} people were killed in Ruhne on Friday, the mayor said.",
    "The rescue service said that the toll might rise, since {n} houses were hit.",
    "The municipal library will open until eight in the evening from May on.",
    "Readers had asked for longer hours, and {n} new shelves have been ordered.",
)
MARKUP = "<div class='menu'><ul>" + "<li><a href='/section/page'>A section of the site</a></li>" * 700 + "</ul></div>"
NOISE = random.Random(4).randbytes(2_000_000)


def text(number: int, sentences: int = 28) -> str:
    """A report of about two kilobytes, unlike any other."""
    return " ".join(SENTENCES[at % len(SENTENCES)].format(n=number + at) for at in range(sentences))


def make_folder(folder: Path, reports: int) -> None:
    """Small reports: half of them files of their own, half lines of JSON."""
    (folder / "texts").mkdir(parents=True)
    for number in range(reports // 2):
        (folder / "texts" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    with (folder / "wire.jsonl").open("w", encoding="utf-8") as out:
        for number in range(reports // 2):
            out.write(json.dumps({"id": str(number), "published": "2025-04-04", "text": f"Report. {text(number)}"}) + "\n")


def page(number: int) -> bytes:
    """A page of 60 kB of HTML with an article of two."""
    words = "".join(f"<p>{part}.</p>" for part in text(number).split(". "))
    head = f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{number}</title></head>"
    return f"{head}<body>{MARKUP}<article>{words}</article>{MARKUP[:14000]}</body></html>".encode()


def make_warc(path: Path, megabytes: int, others: int) -> None:
    """A WARC file of about so many megabytes unpacked; after each page `others` bytes of pictures."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        size = number = 0
        while size < megabytes * 1_000_000:
            number += 1
            bodies = [("text/html", page(number))] + ([("image/jpeg", NOISE[number : number + others])] if others else [])
            for media, body in bodies:
                headers = StatusAndHeaders("200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
                address = f"https://site.example/{number}/{media}"
                writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers))
                size += len(body)


def collected(source: Path, folder: Path) -> Run:
    """The command on a source, into a new home."""
    return run([ONRECORD, "collect", source, "--home", folder / f"home-{source.name}"], folder / "said.txt")


def measure(folder: Path, megabytes: int, reports: int) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    make_folder(folder / "reports", reports)
    first = collected(folder / "reports", folder)
    yield "folder, small reports a second", reports / first.seconds
    yield "folder, small reports a second of a core", reports / first.busy
    yield "folder, greatest memory, MB", first.megabytes
    yield "folder, a second run with nothing new, seconds", collected(folder / "reports", folder).seconds
    for name, others in (("mixed", 140_000), ("pages", 0)):
        path = folder / f"{name}.warc.gz"
        make_warc(path, megabytes, others)
        once = collected(path, folder)
        yield f"warc, {name}, MB a second (unpacked)", megabytes / once.seconds
        yield f"warc, {name}, MB a second of a core (unpacked)", megabytes / once.busy
        yield f"warc, {name}, MB a second (as stored)", path.stat().st_size / 1e6 / once.seconds
        yield f"warc, {name}, greatest memory, MB", once.megabytes


def main(arguments: list[str]) -> None:
    """Measure and print."""
    megabytes, reports = [*map(int, arguments), *(100, 5000)[len(arguments) :]]
    with tempfile.TemporaryDirectory() as folder:
        for name, value in measure(Path(folder), megabytes, reports):
            print(f"{name:<50}{value:9.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
