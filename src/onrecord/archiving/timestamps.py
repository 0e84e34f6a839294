"""Timestamps by others (RFC 3161): an authority signs that a checkpoint existed at an instant. Optional: needs the extra `timestamps`.

What is stamped is the text of the checkpoint, kept beside the answer, so that anybody checks it without us:
`openssl ts -verify -data N.checkpoint -in N.tsr -CAfile authority.pem`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from onrecord.archiving.disk import digest
from onrecord.archiving.entries import new
from onrecord.archiving.proofs import newest
from onrecord.archiving.writer import Writer
from onrecord.errors import ArchiveError

KIND = "application/timestamp-query"  # what a request is called over HTTP


@dataclass(frozen=True, slots=True)
class Stamped:
    """A checkpoint that was stamped: its text, and the instant that the authority signed."""

    note: str
    at: str


def request(note: str) -> bytes:
    """What an authority is asked: to sign the hash of a checkpoint, with its certificate in the answer."""
    return (
        TimestampRequestBuilder()
        .data(note.encode())
        .hash_algorithm(HashAlgorithm.SHA256)
        .cert_request(cert_request=True)
        .build()
        .as_bytes()
    )


def kept(home: Path, answer: bytes, by: str, authority: Sequence[x509.Certificate] = ()) -> Stamped:
    """Keep an authority's answer for the newest checkpoint, with an entry that names it; checked against the authority if it is given."""
    response = decoded(answer)
    with Writer(home, by) as writer:
        note = newest(writer.log)
        check(response, note, authority)
        name = f"timestamps/{writer.frontier.size:012}"
        files = {f"{name}.checkpoint": note.encode(), f"{name}.tsr": answer}
        told = [new("timestamp", by, file=path, file_sha256=digest(data), file_bytes=len(data)) for path, data in files.items()]
        writer.add_with(told, files)
    return Stamped(note, response.tst_info.gen_time.isoformat())


def certificates(pem: bytes) -> list[x509.Certificate]:
    """The certificates in a PEM file."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise ArchiveError(f"the file of the authority holds no certificates: {error}") from error


def decoded(answer: bytes) -> TimeStampResponse:
    """An authority's answer; raises ArchiveError where it is none, or a refusal."""
    try:
        response = decode_timestamp_response(answer)
    except ValueError as error:
        raise ArchiveError(f"this is no answer of a timestamp authority: {error}") from error
    if response.status not in (0, 1):
        raise ArchiveError(f"the authority refused: {' '.join(response.status_string) or response.status}")
    return response


def check(response: TimeStampResponse, note: str, authority: Sequence[x509.Certificate]) -> None:
    """The answer is for this checkpoint, and signed by the authority."""
    if response.tst_info.message_imprint.message != sha256(note.encode()).digest():
        raise ArchiveError(
            "the answer is for another checkpoint than the newest one; something was added since it was asked for: ask again"
        )
    if not authority:
        return
    builder = VerifierBuilder()
    for certificate in authority:
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify_message(response, note.encode())
    except VerificationError as error:
        raise ArchiveError(f"the answer is not signed by this authority: {error}") from error
