"""Timestamps by others, against an authority of our own that OpenSSL plays."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archiving.keeping import Kept
from onrecord.archiving.log import Log
from onrecord.archiving.proofs import newest
from onrecord.archiving.verify import faults
from onrecord.errors import ArchiveError

timestamps = pytest.importorskip("onrecord.archiving.timestamps", reason="rfc3161-client is not installed")
Keep = Callable[..., list[Kept]]

CONF = """
[tsa]
default_tsa = stamp
[stamp]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


class Authority:
    """A timestamp authority in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "conf").write_text(CONF.format(folder=folder))
        (folder / "serial").write_text("01\n")
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "conf")
        self.openssl("req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=CA", "-extensions", "ca", "-days", "9")
        self.openssl("req", *curve, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
        signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "conf", "-extensions", "leaf", "-days", "9")
        self.openssl("x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem")
        self.root = (folder / "ca.pem").read_bytes()

    def openssl(self, *arguments: str) -> str:
        """Run OpenSSL in the folder."""
        return subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def answer(self, request: bytes) -> bytes:
        """Answer a request."""
        (self.folder / "q.tsq").write_bytes(request)
        self.openssl("ts", "-reply", "-config", "conf", "-queryfile", "q.tsq", "-out", "a.tsr")
        return (self.folder / "a.tsr").read_bytes()


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """An authority for one test."""
    if not shutil.which("openssl"):
        pytest.skip("left out: openssl is not installed")
    return Authority(tmp_path / "authority")


def test_openssl_accepts_what_was_kept(home: Path, keep: Keep, authority: Authority) -> None:
    """The answer and the checkpoint are files that `openssl ts -verify` takes, and the archive holds both as evidence."""
    keep(1, 2)
    note = newest(Log(home / "archive"))
    stamped = timestamps.kept(home, authority.answer(timestamps.request(note)), "me", timestamps.certificates(authority.root))
    assert stamped.note == note
    folder = home / "archive" / "timestamps"
    data, answer = (str(folder / f"000000000003.{ending}") for ending in ("checkpoint", "tsr"))
    assert "Verification: OK" in authority.openssl("ts", "-verify", "-data", data, "-in", answer, "-CAfile", "ca.pem")
    assert list(faults(home)) == []
    path = folder / "000000000003.tsr"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert "000000000003.tsr" in next(faults(home))


def test_an_answer_for_an_older_checkpoint_is_refused(home: Path, keep: Keep, authority: Authority) -> None:
    """Between question and answer nothing may be added: else the stamp would be for another state."""
    keep(1)
    answer = authority.answer(timestamps.request(newest(Log(home / "archive"))))
    keep(2)
    with pytest.raises(ArchiveError, match="another checkpoint"):
        timestamps.kept(home, answer, "me")


def test_another_authority_s_answer_is_refused(home: Path, keep: Keep, authority: Authority, tmp_path: Path) -> None:
    """Where the authority's certificates are given, its signature is checked."""
    keep(1)
    other = Authority(tmp_path / "other")
    answer = other.answer(timestamps.request(newest(Log(home / "archive"))))
    with pytest.raises(ArchiveError, match="not signed by this authority"):
        timestamps.kept(home, answer, "me", timestamps.certificates(authority.root))


def test_rubbish_is_no_answer(home: Path, keep: Keep) -> None:
    """A page that says that the service is down is not kept as a stamp; nor are certificates that are none taken."""
    keep(1)
    with pytest.raises(ArchiveError, match="no answer of a timestamp authority"):
        timestamps.kept(home, b"<html>down</html>", "me")
    with pytest.raises(ArchiveError, match="no certificates"):
        timestamps.certificates(b"")
