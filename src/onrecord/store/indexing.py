"""The index of words over statements: FTS5 on SQLite, kept up by triggers; a GIN index of tsvectors on PostgreSQL, which keeps it itself.

Neither knows a language: words are found as written, in small or capital letters. (FTS5 is told not to strip accents, for PostgreSQL
does not, and the same question must have the same answer on both.)
"""

from sqlalchemy import Connection, text

SQLITE = (
    """create virtual table statements_words using fts5(
        words, content = 'statements', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 0')""",
    """create trigger statements_came after insert on statements begin
        insert into statements_words (rowid, words) values (new.row, new.words); end""",
    """create trigger statements_went after delete on statements begin
        insert into statements_words (statements_words, rowid, words) values ('delete', old.row, old.words); end""",
)
SQLITE_DOWN = ("drop trigger statements_came", "drop trigger statements_went", "drop table statements_words")
POSTGRESQL = ("create index statements_words on statements using gin (to_tsvector('simple', words))",)
POSTGRESQL_DOWN = ("drop index statements_words",)


def put_up(connection: Connection) -> None:
    """Make the index."""
    for sentence in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.execute(text(sentence))


def take_down(connection: Connection) -> None:
    """Take the index away."""
    for sentence in SQLITE_DOWN if connection.dialect.name == "sqlite" else POSTGRESQL_DOWN:
        connection.execute(text(sentence))
