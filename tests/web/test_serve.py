"""`onrecord serve`: the pages of the published site, live; safe on a machine on which hostile pages are open in the same browser."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient
from web_record import run

from onrecord.cli import main
from onrecord.publishing.site.addresses import report
from onrecord.publishing.site.edition import Choices
from onrecord.publishing.site.pages import site
from onrecord.web import app as web_app
from onrecord.web.app import app_of
from onrecord.web.guard import HEADERS
from onrecord.web.live import Live
from onrecord.web.shelf import Shelf

Client = TestClient  # type: ignore[type-arg]
TRAVERSALS = (
    "/static/../../../../etc/passwd",
    "/static/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/static/%00site.css",
    "/static//etc/passwd",
    "/static/..\\..\\site.py",
    "/static/",
    "/incidents/",
    "/incidents/m0000000000000000.html",
    "/incidents/../record.db",
    "/record.db",
    "/archive/log.jsonl",
)
HOSTILE = (
    "as_of=yesterday",
    "as_of=2025-13-01",
    "as_of=2025-04-05T25:00:00Z",
    "as_of=",
    "as_of=2025-04-05&as_of=2025-04-06",
    "as_of=2025-04-05%0d%0aSet-Cookie:x=1",
    "as_of=//evil.example",
    "as_of=%3Cscript%3Ealert(1)%3C/script%3E",
    "q=%ff%fe",
    "q=a%00b",
    "q=" + "x" * 3000,
    "&".join(f"a{n}=1" for n in range(60)),
)


def test_it_serves_what_publish_writes_byte_for_byte(client: Client, live: Live) -> None:
    """Each file of the site that `onrecord publish` would write is served as it is; a page that only leads on is a redirect."""
    for file in site(live.shelf().edition):
        answer = client.get("/" + file.path, follow_redirects=False)
        if answer.status_code == 307:
            assert f'url=../{answer.headers["location"][1:]}"'.encode() in file.data
        else:
            assert (answer.status_code, answer.content) == (200, file.data), file.path


def test_it_has_no_page_that_publish_does_not_write(live: Live) -> None:
    """The two lists of paths are one."""
    shelf = live.shelf()
    assert {file.path for file in site(shelf.edition)} == set(shelf.makers) | set(shelf.moved)


def test_every_id_that_an_incident_ever_had_leads_to_it(client: Client, live: Live) -> None:
    """The address of an incident that was joined with another leads to that, not for ever: they can be parted again."""
    assert live.shelf().moved
    for old, new in live.shelf().moved.items():
        answer = client.get("/" + old, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, "/" + new)
        assert client.get("/" + old).status_code == 200


@pytest.mark.parametrize("path", TRAVERSALS)
def test_what_the_record_does_not_have_is_a_page_that_says_so(client: Client, path: str) -> None:
    """No file of the disk can be asked for by name, and no stranger learns why not."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert not re.search(r"Traceback|root:|File \"", answer.text)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_address_is_a_page_that_says_so(client: Client, query: str) -> None:
    """What stands behind the question mark is understood, or refused in words, and never repeated."""
    answer = client.get(f"/?{query}", follow_redirects=False)
    assert answer.status_code == 400
    assert "cannot be understood" in answer.text
    assert "<script>alert" not in answer.text


def test_an_address_with_something_more_behind_it_is_served(client: Client) -> None:
    """A parameter that we do not know (some programs add them) makes no difference."""
    assert client.get("/?utm_source=x").content == client.get("/").content
    assert client.get("/search.html?q=Sumy").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_asking_is_answered(client: Client, method: str) -> None:
    """Nothing can be changed through the pages."""
    answer = client.request(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "localhost.evil.example", "", "[evil]"])
def test_a_name_that_somebody_points_here_is_refused(client: Client, host: str) -> None:
    """DNS rebinding: a site whose name was made to mean this machine gets nothing to read."""
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Kryvyi" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:8765", "[::1]:8765"])
def test_our_own_names_are_answered(client: Client, host: str) -> None:
    """By name and by address."""
    assert client.get("/", headers={"host": host}).status_code == 200


def test_another_site_cannot_read_the_record_as_a_script_or_picture(client: Client) -> None:
    """A page of another site may link to ours, but not take our data into itself."""
    taken = client.get("/data/incidents.js", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})
    assert (taken.status_code, "Kryvyi" in taken.text) == (403, False)
    assert client.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code == 200
    assert client.get("/data/incidents.js", headers={"sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/site.css", "/nothing", "/?as_of=x", "/?as_of=2025-04-05", "/data/incidents.csv"])
def test_every_answer_has_the_headers_that_protect(client: Client, path: str) -> None:
    """Pages, files, refusals and redirects: no inline script or style, no frame, no guessed type, no referrer."""
    answer = client.get(path, follow_redirects=False)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "set-cookie" not in answer.headers


def test_no_page_needs_what_the_policy_forbids(client: Client, live: Live) -> None:
    """No page has a script or a style within it."""
    for path in (path for path in live.shelf().makers if path.endswith(".html")):
        page = client.get("/" + path).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=\"", page), path


def test_what_a_browser_has_is_not_sent_again(client: Client) -> None:
    """ETag and If-None-Match; HEAD sends the headers alone."""
    first = client.get("/")
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    head = client.head("/")
    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_report_is_shown_whole_with_its_claims_marked_and_its_html_as_text(client: Client, live: Live) -> None:
    """On one's own machine the whole text stands there; what is hostile in it is words."""
    reading = next(one for one in live.shelf().edition.readings if "Kharkiv" in one.text)
    page = client.get("/" + report(reading.document.id)).text
    assert "&lt;script&gt;window.hurt = 1&lt;/script&gt;" in page
    assert "<script>window" not in page
    assert 'class="marked casualties"' in page


def test_a_page_as_of_a_day_tells_what_had_been_published(client: Client) -> None:
    """What was said later is not there; the pages of that day link to each other; and the title says which day it is."""
    answer = client.get("/?as_of=2025-04-04T20:00:00Z", follow_redirects=False)
    assert answer.headers["location"] == "/as-of/2025-04-04T20:00:00Z/index.html"
    home = client.get("/as-of/2025-04-04T20:00:00Z/").text
    assert "as of 4 April 2025" in home
    assert "Kryvyi Rih" in home
    assert "Sumy" not in home
    link = re.search(r'href="(incidents/\w+\.html)"', home)
    assert link
    page = client.get(f"/as-of/2025-04-04T20:00:00Z/{link[1]}").text
    assert "at least 14" in page
    assert "16" not in re.findall(r'<span class="figure">(.*?)</span>', page)
    assert client.get("/as-of/2025-04-04T20:00:00Z/nothing.html").status_code == 404
    assert client.get("/as-of/never/index.html").status_code == 400


def test_a_page_that_fails_says_so_without_its_inside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads gets a sentence; whoever runs the server gets what failed."""

    def fall(shelf: Shelf, path: str) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(web_app.Shelf, "leaf", fall)
    answer = client.get("/how.html")
    assert answer.status_code == 500
    assert "could not be made" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_the_pages_follow_the_record(keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `onrecord run` adds is there when a page is loaded again, without a new start."""
    monkeypatch.setattr("onrecord.web.live.SECONDS", 0.05)
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("A drone struck a bus in Sumy on 17 May 2025, killing nine people, the mayor said.", encoding="utf-8")
    two.write_text("Two people were killed in a strike on Odesa on 18 May 2025, police said.", encoding="utf-8")
    run(tmp_path / "home", one)
    live = Live(tmp_path / "home", str(tmp_path / "home" / "record.db"), Choices())
    with TestClient(app_of(live), base_url="http://localhost") as asking:  # type: ignore[arg-type]
        assert "Odesa" not in asking.get("/").text
        run(tmp_path / "home", two)
        end = time.monotonic() + 20
        while "Odesa" not in asking.get("/").text and time.monotonic() < end:
            time.sleep(0.1)
        assert "Odesa" in asking.get("/").text
    live.close()


def test_without_a_record_it_says_how_to_make_one(keys: None, tmp_path: Path) -> None:
    """And makes no empty one."""
    for command in (["serve"], ["publish", "--to", str(tmp_path / "site")]):
        result = CliRunner().invoke(main, [*command, "--home", str(tmp_path / "none")])
        assert result.exit_code == 1
        assert "onrecord run" in result.output
    assert not list(tmp_path.iterdir())


def test_a_port_that_is_taken_is_said(home: Path) -> None:
    """With what to do about it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(main, ["serve", "--home", str(home), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 1
    assert "--port" in result.output


def test_the_record_is_published_without_naming_files(home: Path, tmp_path: Path) -> None:
    """`onrecord publish` with a home and no INPUT writes the site of the record."""
    result = CliRunner().invoke(main, ["publish", "--home", str(home), "--to", str(tmp_path / "site"), "--delay", "0"])
    assert result.exit_code == 0, result.output
    assert "Kryvyi Rih" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_no_other_command_pays_for_the_server() -> None:
    """What serves pages is imported when `onrecord serve` is called, and not before."""
    asked = "import sys, onrecord.cli; sys.exit(bool({'litestar', 'uvicorn', 'jinja2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
