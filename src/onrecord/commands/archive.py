"""`onrecord archive`: keep captures, prove what was kept and when, and check that nothing of it was changed.

0: all is well. 1: something is wrong, or nothing could be done. 2: the command line is wrong. 3: something was left out.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import click

from onrecord import verdicts
from onrecord.archiving.checkpoint import verifier_of
from onrecord.archiving.keeping import Kept, keep_all
from onrecord.archiving.log import Log
from onrecord.archiving.proofs import Inclusion, Proof, checked, entry_in, newest, proof_in, prove, prove_growth, text_of
from onrecord.archiving.verify import Outside, faults
from onrecord.archiving.warc import chosen, write_warc
from onrecord.archiving.withdrawal import Target, again, erase, seal, unsealed
from onrecord.archiving.writer import Writer
from onrecord.collecting.memory import Memory
from onrecord.errors import ArchiveError
from onrecord.home import has_store, home_of
from onrecord.intake import MEMORY, added, by
from onrecord.marks import harmless

WRONG, LEFT_OUT = 1, 3

at_home = click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
signed_by = click.option("--by", "who", metavar="NAME", help="Who does this, for the log (your account's name).")
to_file = click.option("-o", "--output", type=click.File("wb", lazy=True), default="-", metavar="FILE", help="Where to write.")


@click.group()
def archive() -> None:
    """Keep the evidence, prove it, check it."""


@archive.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@at_home
@signed_by
def add(inputs: tuple[str, ...], home: str | None, who: str | None) -> None:
    """Keep the reports of files and folders (`onrecord collect` does it from everywhere)."""
    new = known = failed = 0
    for kept in keep_all(added(inputs), home_of(home), who or by()):
        if isinstance(kept, Kept):
            new, known = new + kept.new, known + (not kept.new)
        else:
            failed += kept.left_out
            click.echo(harmless(str(kept)), err=True)
    click.echo(f"{new} kept, {known} there already, {failed} left out")
    sys.exit(0 if not failed else LEFT_OUT if new + known else WRONG)


@archive.command()
@at_home
@click.option(
    "--against",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="CHECKPOINT",
    help="A checkpoint that was kept elsewhere.",
)
@click.option("--key", metavar="KEY", help="The public key that you were given (else the archive's own word is taken).")
def verify(home: str | None, against: Any, key: str | None) -> None:
    """Check everything; name what is wrong, the first thing first."""
    outside = Outside(against.read() if against else None, verifier_of(key) if key else None)
    wrong = list(faults(home_of(home), outside))
    for sentence in wrong[:20]:
        click.echo(harmless(sentence), err=True)
    if wrong:
        click.echo(f"{len(wrong)} {'thing is' if len(wrong) == 1 else 'things are'} wrong", err=True)
        sys.exit(WRONG)
    click.echo(whole(Log(home_of(home) / "archive"), outside))


def whole(log: Log, outside: Outside) -> str:
    """What to say of an archive without a fault."""
    checkpoint = log.checkpoint()
    size = checkpoint.size if checkpoint else 0
    told = [f"{size} entries: all are as they were kept, signed by {log.verifier()}"]
    if outside.key is None:
        told.append("the key is the one that stands in the archive: give --key to be sure whose it is")
    if outside.checkpoint is None:
        told.append("whether the whole was rolled back to an older state, only a checkpoint kept elsewhere tells: --against")
    return "\n".join(told)


@archive.command(name="prove")
@click.argument("document", required=False)
@click.option(
    "--since", type=click.File("r", encoding="utf-8", errors="replace"), metavar="CHECKPOINT", help="Prove that the log only grew since."
)
@at_home
@to_file
def prove_command(document: str | None, since: Any, home: str | None, output: BinaryIO) -> None:
    """Write a proof that a document was kept, which a stranger can check; or that the log only grew."""
    if (document is None) == (since is None):
        raise click.UsageError("name a document, or give --since CHECKPOINT")
    proof: Proof = prove_growth(home_of(home), since.read()) if since else prove(home_of(home), document or "")
    output.write(text_of(proof))


@archive.command()
@click.argument("proof", type=click.File("rb"))
@click.option("--key", metavar="KEY", help="The public key that you were given by whoever keeps the archive.")
@click.option("--file", "body", type=click.File("rb"), metavar="FILE", help="Bytes of which you want to know whether they are those.")
def check_proof(proof: BinaryIO, key: str | None, body: BinaryIO | None) -> None:
    """Check a proof; needs no archive."""
    found = proof_in(proof.read())
    checkpoint = checked(found, verifier_of(key or found.key))
    if isinstance(found, Inclusion):
        entry = entry_in(found, body.read() if body else None)
        click.echo(f"entry {found.number} of {checkpoint.size}: {entry.act} of {entry.at} by {entry.by}")
        click.echo(f"document {entry.document.id if entry.document else '-'}; bytes sha256:{entry.body.sha256 if entry.body else '-'}")
    else:
        click.echo(f"the log grew to {checkpoint.size} entries and nothing before was changed")
    click.echo(f"signed by {checkpoint.origin}{'' if key else '; the key is the one in the proof: give --key to be sure whose it is'}")


def withdrawing(act: Callable[[Path, str, str, str], Target], name: str, sentence: str) -> None:
    """Add the command of one way to withdraw a document."""

    @archive.command(name=name, help=sentence)
    @click.argument("document")
    @click.option("--because", required=True, metavar="REASON", help="Why; stands in the log for ever: name nobody in it.")
    @at_home
    @signed_by
    def command(document: str, because: str, home: str | None, who: str | None) -> None:
        forget(home_of(home), [act(home_of(home), document, because, who or by())], because, who or by())
        click.echo(f"{document}: done. Copies that were made before (backups, WARC and WACZ files) hold it still.")


withdrawing(seal, "seal", "Lock a document away: only the archive's key opens it.")
withdrawing(erase, "erase", "Overwrite a document's words and bytes; the log keeps that it was done, and why.")


@archive.command()
@click.argument("number", type=click.IntRange(min=0))
@at_home
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="A new folder.")
def unseal(number: int, home: str | None, output: Path) -> None:
    """Write what was sealed by entry NUMBER into a folder (needs the archive's key); in the archive it stays sealed."""
    sealed = unsealed(home_of(home), number)
    try:
        output.mkdir(mode=0o700, parents=True)
        (output / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in sealed.lines))
        for name, data in sealed.pieces.items():
            (output / name).write_bytes(data)
    except OSError as error:
        raise ArchiveError(f"{output}: cannot be written ({error.strerror}); name a folder that is not there yet") from error
    click.echo(f"{output}: {len(sealed.lines)} entries, {len(sealed.pieces)} files named by their sha256")


AGAIN = "withdrawn before; came back from a copy"


@archive.command()
@at_home
@signed_by
def settle(home: str | None, who: str | None) -> None:
    """After a restore from a copy: withdraw again what was withdrawn before."""
    with Writer(home_of(home), who or by()) as writer:
        back = again(writer)
    forget(home_of(home), back, AGAIN, who or by())
    click.echo(f"{len(back)} {'document' if len(back) == 1 else 'documents'} had come back" if back else "nothing had come back")


def forget(home: Path, targets: list[Target], because: str, who: str) -> None:
    """Have the memory of collecting, the book of judgements and the store forget documents, too."""
    documents = sorted({name for target in targets for name in target.documents})
    verdicts.forget(home, frozenset(documents), because, who)
    if (home / MEMORY).exists():
        memory = Memory(home / MEMORY)
        for document in documents:
            memory.forget(document)
        memory.close()
    if documents and has_store(home):
        from onrecord.forgetting import forget_at  # half a second of imports, for this one case

        forget_at(home, documents)


@archive.command(name="warc")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@at_home
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
def warc_command(documents: tuple[str, ...], home: str | None, output: Path) -> None:
    """Write documents (or all) as a WARC file."""
    with whole_file(output) as part, part.open("wb") as file:
        count = write_warc(chosen(home_of(home), documents), file, output.name)
    click.echo(f"{output}: {count} captures")


@contextmanager
def whole_file(output: Path) -> Iterator[Path]:
    """A file under another name, which gets its own when all of it is written."""
    part = output.with_name(output.name + ".part")
    try:
        yield part
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


@archive.command(name="wacz")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@at_home
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
def wacz_command(documents: tuple[str, ...], home: str | None, output: Path) -> None:
    """Write documents (or all) as a WACZ file, which replays in a browser."""
    from onrecord.archiving.wacz import write_wacz

    with whole_file(output) as part:
        count = write_wacz(chosen(home_of(home), documents), part)
    click.echo(f"{output}: {count} captures")


@archive.command()
@click.argument("answer", required=False, type=click.File("rb"))
@click.option("--url", metavar="URL", help="Ask this timestamp authority (needs the network).")
@click.option("--authority", type=click.File("rb"), metavar="PEM", help="The authority's certificates, to check its answer.")
@at_home
@signed_by
@to_file
def timestamp(answer: BinaryIO | None, url: str | None, authority: BinaryIO | None, **options: Any) -> None:
    """Have the newest checkpoint stamped by an authority (RFC 3161).

    Without ANSWER and --url, the request is written (-o), to be sent from another machine; its ANSWER is kept then.
    """
    timestamps = loaded()
    home = home_of(options["home"])
    request = partial(timestamps.request, newest(Log(home / "archive")))
    if answer is None and url is None:
        if options["output"].isatty():
            raise click.UsageError("the request is no text for a terminal: name a file for it (-o request.tsq)")
        options["output"].write(request())
        return
    data = answer.read() if answer else asked(url or "", request(), timestamps.KIND)
    stamped = timestamps.kept(home, data, options["who"] or by(), timestamps.certificates(authority.read()) if authority else ())
    click.echo(f"stamped {stamped.at}{'' if authority else '; the answer was not checked: give --authority PEM'}")


def loaded() -> Any:
    """The part for timestamps, whose library is an extra."""
    try:
        from onrecord.archiving import timestamps
    except ImportError as error:
        raise ArchiveError("timestamps need a library more: pip install 'onrecord[timestamps]'") from error
    return timestamps


def asked(url: str, request: bytes, kind: str) -> bytes:
    """The answer of an authority over HTTP."""
    import httpx  # slow to import, and for this one case only

    try:
        answer = httpx.post(url, content=request, headers={"Content-Type": kind}, timeout=30).raise_for_status()
    except httpx.HTTPError as error:
        raise ArchiveError(f"{url}: the authority did not answer: {error}") from error
    return answer.content


@archive.command()
@at_home
@click.option("--checkpoint", is_flag=True, help="Print the newest checkpoint only: keep it elsewhere.")
@click.option("--key", is_flag=True, help="Print the public key only: give it to those who check proofs.")
def log(home: str | None, checkpoint: bool, key: bool) -> None:
    """Show what was done: one line an entry."""
    from onrecord.archiving.entries import read

    found = Log(home_of(home) / "archive")
    if checkpoint or key:
        click.echo(newest(found) if checkpoint else str(found.verifier()), nl=not checkpoint)
        return
    found.verifier()
    for number, line in enumerate(found.lines()):
        entry = read(line)
        what = (entry.because or (entry.document and entry.document.id) or entry.file or "") if entry else ""
        told = f"{entry.at}  {entry.by}  {entry.act}  {what}" if entry else "(withdrawn)"
        click.echo(harmless(f"{number}  {told}"))
