"""The first tables: a frozen copy of `tables.py` as it was then."""

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, SmallInteger, Table, Text

from onrecord.store.indexing import put_up, take_down

WORDS = Text().with_variant(Text(collation="C"), "postgresql")  # so that moments and ids sort by their letters on every machine
NUMBER = BigInteger().with_variant(Integer, "sqlite")
METADATA = MetaData()

revision = "0001"
down_revision = None


def words(*names: str, **options: Any) -> list[Column[Any]]:
    """Columns of words; None unless told otherwise."""
    return [Column(name, WORDS, **options) for name in names]


def needed(*names: str) -> list[Column[Any]]:
    """Columns of words that every row has."""
    return words(*names, nullable=False)


def history() -> list[Column[Any]]:
    """A row's own number, and when the record held it."""
    return [Column("row", NUMBER, primary_key=True, autoincrement=True), *needed("known_from"), *words("known_to")]


def current(name: str, table: Table, *columns: str, unique: bool = False) -> Index:
    """An index over the rows that hold now, which most questions are about."""
    where = table.c.known_to.is_(None)
    return Index(name, *(table.c[column] for column in columns), unique=unique, sqlite_where=where, postgresql_where=where)


def numbers(*names: str) -> list[Column[Any]]:
    """Columns of whole numbers."""
    return [Column(name, NUMBER) for name in names]


def flags(*names: str) -> list[Column[Any]]:
    """Columns of yes and no."""
    return [Column(name, Boolean, nullable=False, default=False) for name in names]


def document() -> Column[Any]:
    """The document that a row comes from."""
    return Column("document", WORDS, ForeignKey("documents.id"), nullable=False)


def spot() -> list[Column[Any]]:
    """Where on earth."""
    return [Column("latitude", Float), Column("longitude", Float)]


documents = Table(
    "documents",
    METADATA,
    Column("id", WORDS, primary_key=True),
    *words("report", "publisher", "published", "language", "title", "url"),
    *needed("came", "known_from"),
)

# Each time that a document came: its entry in the archive's log, and what was known of it there.
arrivals = Table(
    "arrivals",
    METADATA,
    Column("entry", NUMBER, primary_key=True, autoincrement=False),
    document(),
    *needed("known_from"),
    *words("report", "publisher", "published", "url"),
    *numbers("replaces"),
)
Index("arrivals_of_document", arrivals.c.document)

readings = Table(
    "readings",
    METADATA,
    *history(),
    document(),
    *needed("report", "version", "json", "said"),
    *words("published", "language", "pack", "failed", "judged"),
    *flags("skipped"),
)
Index("readings_of_document", readings.c.document)
current("readings_now", readings, "document", unique=True)

statements = Table(
    "statements",
    METADATA,
    *history(),
    document(),
    *needed("id", "words", "said"),
    *numbers("start", "end"),
    *words("speaker", "role", "organisation", "side", "kind", "channel", "manner", "said_at"),
)
Index("statements_of_document", statements.c.document)

claims = Table(
    "claims",
    METADATA,
    *history(),
    document(),
    *needed("id", "kind", "words", "said"),
    *numbers("start", "end", "min", "max"),
    *words("report", "mention", "harm", "group", "value", "stance", "party", "against", "part_of", "speaker", "voice", "statement"),
    *words("date_min", "date_max", "sensitivity"),
    *flags("cumulative", "growing", "withdrawn"),
    *needed("json"),
)
Index("claims_of_document", claims.c.document)
Index("claims_of_id", claims.c.id)
Index("claims_of_voice", claims.c.voice)
current("claims_of_mention", claims, "mention")

mentions = Table(
    "mentions",
    METADATA,
    *history(),
    document(),
    *needed("id", "report", "kind", "said"),
    *numbers("start", "end"),
    *words("published", "publisher", "language", "country", "place", "precision", "date_min", "date_max", "weapon", "by", "target"),
    *spot(),
    *flags("background", "long"),
    *words("first", "last"),
    *needed("json"),
)
Index("mentions_of_document", mentions.c.document)
Index("mentions_of_id", mentions.c.id)
current("mentions_by_day", mentions, "long", "first", "latitude")

# The keys under which mentions worth comparing meet: `role` 1 offers the key, 2 asks for it, 3 both. An index of the mentions of now.
mention_keys = Table(
    "mention_keys",
    METADATA,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    Column("mention", NUMBER, primary_key=True, autoincrement=False),
    Column("role", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("mention_keys_of_mention", mention_keys.c.mention)

# Every pair of mentions of now whose score speaks for one event: what hangs together and is solved again together. No history: it follows
# from the mentions, and the links tell why.
edges = Table("edges", METADATA, *words("a", "b", primary_key=True), Column("score", Float, nullable=False))
Index("edges_of_b", edges.c.b)

# What is kept of a text to find its copies, and the keys under which likely copies meet.
sketches = Table("sketches", METADATA, Column("document", WORDS, ForeignKey("documents.id"), primary_key=True), *needed("json"))
sketch_keys = Table("sketch_keys", METADATA, *numbers("key"), document())
Index("sketch_keys_of_key", sketch_keys.c.key)
Index("sketch_keys_of_document", sketch_keys.c.document)

# How each document names those who speak in it, by which speakers are known again.
voices = Table("voices", METADATA, *needed("id"), document(), *needed("json"))
Index("voices_of_id", voices.c.id)
Index("voices_of_document", voices.c.document)

# The incidents that changed since they were weighed.
waiting = Table("waiting", METADATA, Column("incident", WORDS, primary_key=True))

incidents = Table(
    "incidents",
    METADATA,
    *history(),
    *needed("id", "kind"),
    *words("place", "precision", "country", "date_min", "date_max", "weapon", "target"),
    *spot(),
    *numbers("reports"),
    *needed("json"),
)
Index("incidents_of_id", incidents.c.id)
current("incidents_now", incidents, "id", unique=True)
current("incidents_by_day", incidents, "date_min")

speakers = Table("speakers", METADATA, *history(), *needed("id", "name"), *words("kind", "side"), *needed("json"))
Index("speakers_of_id", speakers.c.id)
current("speakers_now", speakers, "id", unique=True)

# What belongs to what: `kind` incident (a mention to an incident), copy (a document to its origin), speaker (a name to a speaker),
# agreement (a position or breach to an agreement).
members = Table("members", METADATA, *history(), *needed("kind", "id", "whole"))
Index("members_of_id", members.c.kind, members.c.id)
Index("members_of_whole", members.c.kind, members.c.whole)
current("members_now", members, "kind", "id", unique=True)

# An id that no reading gives any more, and the id that answers for it since.
aliases = Table("aliases", METADATA, Column("id", WORDS, primary_key=True), *needed("answers", "known_from"))

links = Table(
    "links", METADATA, *history(), *needed("kind", "a", "b"), Column("score", Float, nullable=False), *words("verdict"), *needed("json")
)
Index("links_of_a", links.c.kind, links.c.a)
Index("links_of_b", links.c.kind, links.c.b)
current("links_now", links, "kind", "a", "b", unique=True)

# The register: agreements over all reports, and alleged breaches. What single reports say of them stands in `claims` (position, breach).
agreements = Table("agreements", METADATA, *history(), *needed("id", "type", "json"))
current("agreements_now", agreements, "id", unique=True)

breaches = Table(
    "breaches",
    METADATA,
    *history(),
    *needed("id", "report", "words"),
    *words("accuser", "accused", "agreement", "incident", "date_min", "date_max"),
    *needed("json"),
)
current("breaches_now", breaches, "id", unique=True)

assessments = Table(
    "assessments",
    METADATA,
    *history(),
    *needed("incident", "method", "version"),
    *words("harm", "group", "axis", "grade"),
    *numbers("min", "max"),
    *needed("json"),
)
Index("assessments_of_incident", assessments.c.incident)
current("assessments_now", assessments, "method", "incident")

judgements = Table(
    "judgements",
    METADATA,
    *history(),
    *needed("id", "verdict", "subject", "by", "at"),
    *words("other", "document", "withdrawn"),
    *needed("json"),
)
Index("judgements_of_subject", judgements.c.subject)
current("judgements_now", judgements, "id")

# What went wrong and is not put right yet; a run tells it again.
failures = Table("failures", METADATA, *history(), *needed("step", "subject", "message"))
current("failures_now", failures, "step", "subject", unique=True)

# What the store knows of itself: the archive that it belongs to, how far it has read in its log, its newest moment.
facts = Table("facts", METADATA, Column("name", WORDS, primary_key=True), *needed("value"))


def upgrade() -> None:
    """Make the tables and the index of words."""
    METADATA.create_all(op.get_bind())
    put_up(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    take_down(op.get_bind())
    METADATA.drop_all(op.get_bind())
