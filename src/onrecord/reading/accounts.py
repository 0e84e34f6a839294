"""Who says what of an attack: its weapon, who is responsible, what was hit; and whether they assert, admit or deny it."""

from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.sides import name_of
from onrecord.reading.statements import statement_of
from onrecord.reading.tellings import Telling
from onrecord.records import Account, Quote, Source, Span


def accounts_of(clues: Clues, tellings: list[Telling]) -> tuple[Account, ...]:
    """The accounts of an event, each source's first one of a value only."""
    found: dict[tuple[str, str | None, str, str | None], Account] = {}
    for telling in tellings:
        for account in told_by(clues, telling):
            key = (account.about, account.value, account.stance, account.source.name if account.source else None)
            found.setdefault(key, account)
    return tuple(sorted(found.values(), key=lambda a: a.quote.start))


def told_by(clues: Clues, telling: Telling) -> list[Account]:
    """The accounts of one stretch."""
    mention = telling.mention
    own = admissions(clues, mention)
    admitted = any(a.stance == "admits" for a in own)  # what is denied then is something else
    stance = "denies" if "denial" in mention.cues and not admitted else "asserts"
    found = [account(clues, ("weapon", str(m.entry.data["weapon"]), stance), (m.start, m.end)) for m in telling.weapons]
    if telling.target:
        span = (telling.target.start, telling.target.end)
        told = "denies" if telling.absent else stance
        found.append(account(clues, ("target", str(telling.target.entry.data["target"]), told), span))
    for side in telling.sides:
        claimed = own_stance(clues, mention, side.start, stance)
        found.append(account(clues, ("responsibility", name_of(clues, side), claimed), (side.start, side.end)))
    return found + own


def account(clues: Clues, told: tuple[str, str, str], span: Span) -> Account:
    """One account (what about, which value, which stance), by whoever speaks at its words."""
    about, value, stance = told
    return Account(about, value, stance, speaker_at(clues, span), Quote(clues.report.text[slice(*span)], *span))


def speaker_at(clues: Clues, span: Span) -> Source | None:
    """Who says these words; None where the report does."""
    statement = statement_of(clues.statements, span)
    return statement.speaker if statement else None


def own_stance(clues: Clues, mention: Mention, at: int, stance: str) -> str:
    """The stance on a named side: "admits" where the side itself claims the attack in these words."""
    return "admits" if stance == "asserts" and any(m.tag == "claim" for m in clues.words["attack"].within(at, mention.end)) else stance


def admissions(clues: Clues, mention: Mention) -> list[Account]:
    """A speaker's own deed, told with a pronoun: "the ministry said it had struck a depot"."""
    found = []
    own, passive = frame(clues.report.pack.language, "own"), frame(clues.report.pack.language, "passive")
    for deed in mention.told:
        before = own.search(clues.report.folded[: deed.start], max(mention.start, deed.start - 40))
        if before is None or deed.tag not in ("act", "launch") or passive.search(clues.report.folded, before.end(), deed.end + 1):
            continue
        speaker = speaker_at(clues, (deed.start, deed.end))
        if speaker:
            quote = Quote(clues.report.text[before.start() : deed.end], before.start(), deed.end)
            stance = "denies" if is_denied(clues, mention, deed.start) else "admits"
            found.append(Account("responsibility", speaker.side or speaker.organisation or speaker.name, stance, speaker, quote))
    return found


def is_denied(clues: Clues, mention: Mention, at: int) -> bool:
    """Whether a denial stands before the words ("denied that it had struck"), not after ("had struck a depot and denied hitting homes")."""
    return "denial" in mention.cues and any(m.tag == "denial" for m in clues.words["attack"].within(mention.start, at))


def claimant(accounts: tuple[Account, ...], by: str | None) -> str | None:
    """Who names the side: the first to do so, or None where the report does it in its own voice."""
    told = [a for a in accounts if a.about == "responsibility" and a.value == by and a.stance != "denies"]
    if not told or any(a.source is None for a in told):
        return None
    return told[0].source.name if told[0].source else None
