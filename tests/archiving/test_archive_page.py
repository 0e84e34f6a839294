"""The page of code in docs/archive.md, with which a stranger checks a proof, does what it says."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from captured import captured

from onrecord.archiving.keeping import Kept
from onrecord.archiving.log import Log
from onrecord.archiving.proofs import prove, text_of

Keep = Callable[..., list[Kept]]
PAGE = Path(__file__).parents[2] / "docs" / "archive.md"


@pytest.fixture
def check(home: Path, keep: Keep, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the page's code on a proof, as a stranger would: with a Python that cannot see On Record."""
    keep(*range(11))
    code = re.search(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert code
    (tmp_path / "check.py").write_text(code[1], encoding="utf-8")
    key = str(Log(home / "archive").verifier())

    def run(proof: bytes, *files: Path, key: str = key) -> subprocess.CompletedProcess[str]:
        (tmp_path / "proof.json").write_bytes(proof)
        command = [sys.executable, "-I", "check.py", "proof.json", key, *map(str, files)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)

    return run


def test_a_stranger_can_check_a_proof(home: Path, check: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """Right proofs and bytes pass; a changed word, another key, other bytes do not. The code imports nothing of ours."""
    assert "onrecord" not in re.sub(r'".*?"', "", (tmp_path / "check.py").read_text(encoding="utf-8"))
    page = tmp_path / "page.html"
    received = captured(6).received
    assert received
    page.write_bytes(received.body)
    good = check(text_of(prove(home, "r6")), page)
    assert (good.returncode, good.stdout.split(":")[0]) == (0, "entry 7 of 12"), good.stderr
    assert "not in the log" in check(text_of(prove(home, "r6")).replace(b"a recorder", b"a liar    ")).stderr
    page.write_bytes(received.body + b" ")
    assert "not the bytes" in check(text_of(prove(home, "r6")), page).stderr
    assert check(text_of(prove(home, "r6")), key="onrecord.local/0+00000000+AQAA").returncode


@pytest.mark.parametrize("number", [0, 4, 10])
def test_every_place_in_the_tree_is_reached(home: Path, check: Callable[..., subprocess.CompletedProcess[str]], number: int) -> None:
    """At the edges of the tree, too."""
    assert check(text_of(prove(home, f"r{number}"))).returncode == 0
