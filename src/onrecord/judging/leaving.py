"""Takes claims out of a reading, and mends what pointed to them: parts, events, and an attack's summary of its accounts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import Any

from msgspec.structs import replace

from onrecord.judging.subjects import OTHERS, Where
from onrecord.records import Account, Attack, Casualty, Reading

SUMMARIES = {"weapon": "weapon", "responsibility": "by", "target": "target"}


def without(reading: Reading, left: Iterable[Where]) -> Reading:
    """A reading without the claims that stand at these places."""
    out: dict[tuple[str, int], set[int]] = defaultdict(set)
    for where in left:
        out[where.list, where.of].add(where.at)
    attacks = tuple(with_fewer_accounts(attack, out["accounts", at]) for at, attack in enumerate(reading.attacks))
    reading = replace(reading, attacks=attacks, casualties=fewer_counts(reading.casualties, out["casualties", 0]))
    others: dict[str, Any] = {name: kept(getattr(reading, name), out[name, 0]) for name in OTHERS}
    return without_attacks(replace(reading, **others), out["attacks", 0])


def kept(entries: Sequence[Any], out: Set[int]) -> tuple[Any, ...]:
    """A list without the entries at some positions."""
    return tuple(entry for at, entry in enumerate(entries) if at not in out)


def fewer_counts(counts: tuple[Casualty, ...], out: Set[int]) -> tuple[Casualty, ...]:
    """Counts without some; a part of one that left is a part of what that one was a part of."""
    staying = [at for at in range(len(counts)) if at not in out]
    places = {at: place for place, at in enumerate(staying)}
    return tuple(replace(counts[at], part_of=places.get(above(counts, at, out))) for at in staying)


def above(counts: tuple[Casualty, ...], at: int, out: Set[int]) -> int:
    """The position of the nearest count that stays and includes the people of this one; -1 where none does."""
    for _ in counts:
        whole = counts[at].part_of
        if whole is None or not 0 <= whole < len(counts):
            return -1
        if whole not in out:
            return whole
        at = whole
    return -1


def with_fewer_accounts(attack: Attack, out: Set[int]) -> Attack:
    """An attack without some accounts; its summary says no more what only they said."""
    if not out:
        return attack
    staying = kept(attack.accounts, out)
    said = {(account.about, account.value) for account in staying}
    gone = [attack.accounts[at] for at in out]
    unsaid: dict[str, Any] = {SUMMARIES[one.about]: None for one in gone if (one.about, one.value) not in said and is_summary(attack, one)}
    if unsaid.get("by", "") is None:
        unsaid["claimed_by_source"] = None
    return replace(attack, accounts=staying, **unsaid)


def is_summary(attack: Attack, account: Account) -> bool:
    """Whether an attack's summary says what an account says."""
    return account.about in SUMMARIES and bool(getattr(attack, SUMMARIES[account.about]) == account.value)


def without_attacks(reading: Reading, out: Set[int]) -> Reading:
    """A reading without some attacks; counts and alleged breaches of theirs stay, and belong to none."""
    if not out:
        return reading
    gone = {reading.attacks[at].id for at in out}
    staying = kept(reading.attacks, out)
    return replace(
        reading,
        attacks=tuple(replace(attack, after=None) if attack.after in gone else attack for attack in staying),
        casualties=tuple(replace(count, event=None) if count.event in gone else count for count in reading.casualties),
        breaches=tuple(replace(breach, event=None) if breach.event in gone else breach for breach in reading.breaches),
    )
