"""A record that `onrecord run` made of ten report files, and its live pages; made once, since making it takes seconds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from onrecord.cli import main
from onrecord.publishing.site.edition import Choices
from onrecord.web.app import app_of
from onrecord.web.live import Live

DATED = {
    "wire.json": (
        "2025-04-04T18:00:00Z",
        "The Wire",
        "A missile struck a residential area of Kryvyi Rih on 4 April 2025, killing at least 14 people, including six children, Governor "
        "Serhiy Lysak said. At least 50 people were wounded, the emergency services said.",
    ),
    "evening.json": (
        "2025-04-04T21:40:00Z",
        "Evening Post",
        "The number of people killed in the missile attack on Kryvyi Rih on 4 April 2025 has risen to 16, Governor Serhiy Lysak wrote on "
        "Telegram. “It was a flash,” a resident, Olena Brand, said.",
    ),
    "agency.json": (
        "2025-04-05T09:00:00Z",
        "The Agency",
        "Nine children are among the 18 people killed in the missile strike on Kryvyi Rih on 4 April 2025, Governor Serhiy Lysak said.",
    ),
    "sumy.json": ("2025-05-17T12:00:00Z", "The Wire", "A drone struck a bus in Sumy on 17 May 2025, killing nine people, the mayor said."),
    "kharkiv.json": (
        "2025-05-06",
        "<b>Post</b>",
        "At least 3 people were killed in a strike on <script>window.hurt = 1</script> Kharkiv on 6 May 2025, police said.",
    ),
}
PLAIN = {
    "idlib.txt": "An air strike hit a market in Idlib on 12 March 2025, killing 7 civilians and wounding 12, the civil defence said.",
    "idlib-2.txt": "At least nine people were killed in the strike on a market in Idlib on 12 March 2025, the Observatory said.",
    "sanaa.txt": "Three people were killed and five injured in an explosion in Sanaa on 2 June 2025, a hospital official said.",
    "weather.txt": "Rain is expected over the region on Friday. Schools stay open.",
    "truce.html": "<html><body><article><p>Ukraine and Russia agreed on 12 May 2025 to a 30-day moratorium on strikes on energy. Kyiv "
    "accused Russia of violating the moratorium on 14 May 2025.</p></article></body></html>",
}


def write_reports(folder: Path) -> None:
    """Ten reports as a recorder may have them: some as JSON with their day and outlet, some as bare text, one as a web page."""
    folder.mkdir(parents=True)
    for name, (published, publisher, text) in DATED.items():
        report = {"published": published, "publisher": publisher, "text": text, "language": "en"}
        (folder / name).write_text(json.dumps(report), encoding="utf-8")
    for name, text in PLAIN.items():
        (folder / name).write_text(text, encoding="utf-8")


def run(home: Path, *given: object) -> str:
    """What `onrecord run` prints."""
    result = CliRunner().invoke(main, ["run", *map(str, given), "--home", str(home)])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys that are not the user's, and no store but that of the home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CONFIG", str(tmp_path_factory.mktemp("config")))
        patch.delenv("ONRECORD_STORE", raising=False)
        yield


@pytest.fixture(scope="session")
def home(keys: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's home."""
    folder = tmp_path_factory.mktemp("record")
    write_reports(folder / "reports")
    run(folder / "home", folder / "reports")
    return folder / "home"


@pytest.fixture(scope="session")
def live(home: Path) -> Iterator[Live]:
    """The record as it is served."""
    served = Live(home, str(home / "record.db"), Choices(whole_texts=True))
    yield served
    served.close()


@pytest.fixture(scope="session")
def client(live: Live) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Somebody who asks for pages."""
    with TestClient(app_of(live), base_url="http://localhost", raise_server_exceptions=False) as asking:  # type: ignore[arg-type]
        yield asking
