"""Full-text search over statements: one question, answered alike by SQLite's index and PostgreSQL's.

Words must all be there; "words in quotes" must follow each other; a word with a star is the beginning of one.
"""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, String, and_, bindparam, func, select, text
from sqlalchemy.sql import ColumnElement

from onrecord.store import tables
from onrecord.store.moments import NOW, AsOf, said
from onrecord.store.opening import is_sqlite

PIECE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that was found: the report's document, the statement's words and where they stand, who says it, when it was published."""

    document: str
    words: str
    start: int
    end: int
    speaker: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; of the last, only the beginning if `open`."""

    words: tuple[str, ...]
    open: bool = False


def phrases_of(question: str) -> list[Phrase]:
    """What is searched for.

    >>> phrases_of('drone "in Kryvyi Rih" hospit*')
    [Phrase(words=('drone',), open=False), Phrase(words=('in', 'Kryvyi', 'Rih'), open=False), Phrase(words=('hospit',), open=True)]
    """
    found = []
    for quoted, bare in PIECE.findall(question):
        words = tuple(WORD.findall(quoted or bare))
        if words:
            found.append(Phrase(words, not quoted and bare.endswith("*")))
    return found


def search(connection: Connection, question: str, asof: AsOf = NOW, most: int = 100) -> list[Found]:
    """The statements that hold all words of a question, the newest first; none for a question without a word."""
    phrases = phrases_of(question)
    if not phrases:
        return []
    table = tables.statements
    matching = in_sqlite(phrases) if is_sqlite(connection) else in_postgresql(phrases)
    columns = (table.c.document, table.c.words, table.c.start, table.c.end, table.c.speaker, table.c.said)
    chosen = select(*columns).where(matching, said(table, asof)).order_by(table.c.said.desc(), table.c.row).limit(most)
    return [Found(*row) for row in connection.execute(chosen)]


def in_sqlite(phrases: list[Phrase]) -> ColumnElement[bool]:
    """The condition in the words of FTS5."""
    words = " ".join('"' + " ".join(phrase.words) + '"' + ("*" if phrase.open else "") for phrase in phrases)
    rows = text("select rowid from statements_words where statements_words match :question").bindparams(question=words)
    return tables.statements.c.row.in_(rows.columns(rowid=tables.NUMBER))


def in_postgresql(phrases: list[Phrase]) -> ColumnElement[bool]:
    """The condition in the words of tsvector and tsquery. Every word is made of letters and digits, so none is read as an operator."""
    index: ColumnElement[Any] = func.to_tsvector(text("'simple'"), tables.statements.c.words)
    sought = (" <-> ".join(phrase.words) + (":*" if phrase.open else "") for phrase in phrases)
    return and_(*(index.op("@@")(func.to_tsquery(text("'simple'"), bindparam(None, words, String))) for words in sought))
