"""What many tests share: a browser, a PostgreSQL server, thrown away afterwards, and the address of an empty store on each database."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-gl=angle",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
)  # fmt: skip
NUMBERS = count()
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def program(name: str) -> str | None:
    """A program of PostgreSQL's server, which Debian keeps out of the path."""
    found = shutil.which(name)
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found or (str(beside[-1]) if beside else None)


def ran(user: str | None, *command: str) -> None:
    """Run one of them; it refuses to run as root."""
    subprocess.run(command, check=True, user=user, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", timeout=120)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The folder of the socket of a server that runs for these tests only."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if initdb is None or pg_ctl is None:
        missing = "PostgreSQL's server is not installed (Debian: apt-get install postgresql)"
        (pytest.fail if os.environ.get("ONRECORD_TEST_ALL") else pytest.skip)(missing)
    user = "nobody" if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="onrecord-pg-")
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    ran(user, initdb, "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions")
    ran(user, pg_ctl, "-D", data, "-o", f"-k {folder} {HASTY}", "-l", f"{folder}/log", "-w", "start")
    yield folder
    ran(user, pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def emptied(folder: str) -> str:
    """The address of an empty store on the server: a schema of its own, which is made in an instant, and not a database, which is not."""
    import psycopg

    name = f"store{next(NUMBERS)}"
    with psycopg.connect(host=folder, user="onrecord", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"create schema {name}")
    return f"postgresql://onrecord@/postgres?host={folder}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once for each database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return emptied(request.getfixturevalue("postgresql"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a screen."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        (pytest.fail if os.environ.get("ONRECORD_TEST_ALL") else pytest.skip)(
            "Chromium is not installed (Debian: apt-get install chromium)"
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield running
        running.close()
