"""Who accuses whom of breaking what: by a verb of accusing, a verb or noun of breaking, or an act "despite" a truce."""

from dataclasses import dataclass, replace

from onrecord.lang.pack import INSIDE
from onrecord.reading.deals import Deal, deals_in, end_of, is_foreign, named_deal, phrase_start
from onrecord.reading.governing import control, is_hypothetical
from onrecord.reading.holders import matched, possessor
from onrecord.reading.parties import VIEW, Desk, Party, name_of, speaker_at, split_names, spoken_by, subject_of
from onrecord.reading.positions import alike
from onrecord.reading.report import Sentence

OBJECT = 13  # how many tokens after a verb of breaking its agreement may stand
SOFT = ("callnoun", "prop", "talk", "unreal")  # "despite calls for a truce" breaks none
SOFT_HEADS = ("talk", "prop", "callnoun", "nominal")
ACCUSING = 16  # how many tokens before it the verb of accusing may stand


@dataclass(frozen=True, slots=True)
class Allegation:
    """`accuser` says that `accused` broke `deal`: tokens `start` to `end` tell it, the breaking is at `act`."""

    sentence: Sentence
    deal: Deal
    accuser: str | None
    accused: str | None
    start: int
    end: int
    act: int
    why: str


def allegations_in(desk: Desk, sentence: Sentence) -> list[Allegation]:
    """Every accusation that a sentence makes or tells."""
    tags = sentence.tagged(VIEW).tags
    breaking = desk.symbols("breach", "breachnoun", "inbreach")
    found: list[Allegation] = []
    for act in (i for i, t in enumerate(tags) if t in breaking):
        deal = deal_of(desk, sentence, act)
        if deal is not None:
            found += by_act(desk, deal, act)
    if not found:
        found = by_despite(desk, sentence)
    return distinct([a for a in found if a.accused and not (a.accuser and alike(a.accuser, a.accused))])


def distinct(found: list[Allegation]) -> list[Allegation]:
    """Each pair of accuser and accused once in a sentence."""
    return list({(a.accuser, a.accused): a for a in reversed(found)}.values())[::-1]


def deal_of(desk: Desk, sentence: Sentence, act: int) -> Deal | None:
    """The agreement that is broken: after the verb, before the noun ("ceasefire violations"), or before a passive verb."""
    tags = sentence.tagged(VIEW).tags
    strong, weak = desk.view.symbols["deal"], desk.symbols("pact", "vow")
    for at in range(act + 1, min(len(tags), act + OBJECT)):
        if tags[at] == strong:
            return named_deal(desk, sentence, at)
        if tags[at] in weak:
            return weak_object(desk, sentence, at)
        if tags[at] in ";:." or tags[at] in desk.symbols("said", "but", "hostile"):
            break
    before = tags[:act].rfind(strong)
    agent = tags[end_of(tags, act) : end_of(tags, act) + 1] == desk.view.symbols["by"]
    if before >= 0 and agent and sentence.tokens.words[act - 1] in ("been", "was", "were", "being", "repeatedly", "again"):
        return named_deal(desk, sentence, before)
    if before >= 0 and set(tags[before + 1 : act]) <= desk.symbols("aux", "adv", "pact", "day", "neg") | {INSIDE}:
        return named_deal(desk, sentence, before)
    return None


def weak_object(desk: Desk, sentence: Sentence, at: int) -> Deal | None:
    """ "The agreement" as what is broken, where it is none of another sort (a trade deal)."""
    tags = sentence.tagged(VIEW).tags
    after = next((i for i in range(at + 1, min(len(tags), at + 6)) if tags[i] == desk.view.symbols["deal"]), None)
    if after is not None:
        return named_deal(desk, sentence, after)
    deal = Deal(sentence, phrase_start(desk, tags, at), at, end_of(tags, at), "other", "weak")
    return None if is_foreign(desk, deal) else deal


def by_act(desk: Desk, deal: Deal, act: int) -> list[Allegation]:
    """The accusations about one act of breaking."""
    tags = deal.sentence.tagged(VIEW).tags
    for at in range(act - 1, max(-1, act - ACCUSING), -1):
        if tags[at] == desk.view.symbols["accuse"]:
            return by_accusing(desk, deal, (at, act))
        if tags[at] == desk.view.symbols["mutualaccuse"]:
            return mutual(desk, deal, (at, act), subject_of(desk, deal.sentence, at))
        if tags[at] == desk.view.symbols["denyverb"]:
            return [allegation(deal, (None, subject_of(desk, deal.sentence, at)), (at, act), "deny")]
        if tags[at] in ";.":
            break
    if tags[act] == desk.view.symbols["breachnoun"] and not is_aside(desk, deal, act):
        return by_noun(desk, deal, act)
    return by_verb(desk, deal, act)


def is_aside(desk: Desk, deal: Deal, act: int) -> bool:
    """Whether the noun only judges what the sentence tells: "in a new breach of the truce"."""
    words, tag = deal.sentence.tokens.words, deal.sentence.tagged(VIEW).tags[act]
    if tag == desk.view.symbols["breachnoun"]:
        return bool({"in", "latest"} & set(words[max(0, act - 4) : act])) and words[act + 1 : act + 2] in (["of"], ["to"])
    return tag == desk.view.symbols["inbreach"]


def allegation(deal: Deal, sides: tuple[str | None, str | None], stretch: tuple[int, int], why: str) -> Allegation:
    """An accusation told from one token to another and by its agreement."""
    first, act = stretch
    return Allegation(deal.sentence, deal, *sides, min(first, deal.start), max(act + 1, deal.last), act, why)


def by_accusing(desk: Desk, deal: Deal, stretch: tuple[int, int]) -> list[Allegation]:
    """ "X accused Y of violating the truce", "Y was accused by X of …", "both sides accused each other"."""
    at, act = stretch
    sentence = deal.sentence
    tags = sentence.tagged(VIEW).tags
    subject = subject_of(desk, sentence, at)
    if tags[at + 1] == desk.view.symbols["eachother"]:
        return mutual(desk, deal, stretch, subject)
    before = tags[:at].rstrip(INSIDE + "".join(desk.symbols("adv")))
    if before[-1:] in desk.symbols("aux") and sentence.tokens.words[len(before) - 1] not in ("has", "have", "had", "having"):
        return [allegation(deal, (matched(desk, deal, "agent", at + 1), subject), stretch, "accuse")]
    accused = next((p for p in desk.cast(sentence) if at < p.first < act), None)
    if accused is None:
        return []
    if accused.kind == "both":
        return mutual(desk, deal, stretch, desk.pair)
    names = split_names(name_of(desk, sentence, accused) or "")
    return [allegation(deal, (subject, name), stretch, "accuse") for name in names]


def mutual(desk: Desk, deal: Deal, stretch: tuple[int, int], subject: str | None) -> list[Allegation]:
    """Two accusations, one each way."""
    names = split_names(subject or "")
    if len(names) != 2:
        names = split_names(desk.pair or "")
    if len(names) != 2:
        return []
    return [allegation(deal, sides, stretch, "accuse each other") for sides in (tuple(names), tuple(reversed(names)))]  # type: ignore[arg-type]


def by_verb(desk: Desk, deal: Deal, act: int) -> list[Allegation]:
    """ "Y violated the truce", "the truce was violated by Y", "in violation of the truce"; by the speaker where there is one."""
    sentence = deal.sentence
    if is_hypothetical(desk, replace(deal, start=act)) or sentence.tokens.words[act - 1] in ("against", "from", "without"):
        return []
    if not is_aside(desk, deal, act):
        kind, _ = control(desk, deal, act)
        if kind in ("neg", "unreal", "must", "stance", "talk", "callnoun"):
            return []
    passive = deal.last <= act
    accused = matched(desk, deal, "agent", max(act + 1, deal.last)) or (None if passive else accused_by(desk, sentence, act))
    return [allegation(deal, (accuser_of(desk, sentence, act, accused), accused), (act, act), "violate")]


def accused_by(desk: Desk, sentence: Sentence, act: int) -> str | None:
    """Who broke it: the subject of the verb; before "in violation of", whoever acts."""
    if sentence.tagged(VIEW).tags[act] != desk.view.symbols["breach"]:
        return aggressor(desk, sentence) or subject_of(desk, sentence, act)
    subject = subject_of(desk, sentence, act)
    if subject is None and act < 3:  # "Instead of honouring the truce, rebels …"
        party = next((p for p in desk.cast(sentence) if p.first > act and p.free), None)
        subject = name_of(desk, sentence, party) if party else None
    return side_of(desk, subject) if subject else None


def by_noun(desk: Desk, deal: Deal, act: int) -> list[Allegation]:
    """ "Israel's violations of the truce", "604 ceasefire violations by Hezbollah", "Y committed violations"."""
    sentence = deal.sentence
    tagged = sentence.tagged(VIEW)
    if any(t in tagged.tags[max(0, act - 3) : act] for t in desk.symbols("unreal", "neg")):
        return []
    accused = (
        possessor(desk, deal, min(act, deal.first))
        or matched(desk, deal, "agent", max(act + 1, deal.last))
        or matched(desk, deal, "agent", act + 1)
    )
    accuser = None
    commit = next((i for i in range(act - 1, -1, -1) if tagged.tags[i] == desk.view.symbols["commit"]), None)
    if commit is not None:
        entry = tagged.entries[commit]
        doer = subject_of(desk, sentence, commit)
        accuser = doer if entry and entry.data.get("observer") else None
        accused = accused or (None if accuser else doer)
    accused = side_of(desk, accused) if accused else aggressor(desk, sentence)
    return [allegation(deal, (accuser or accuser_of(desk, sentence, act, accused), accused), (act, act), "violation")]


def issuer(desk: Desk) -> str | None:
    """Whose statement the whole report is: who condemns in its first sentences ("The Coalition strongly condemns …")."""
    for sentence in desk.report.sentences[:3]:
        words = sentence.tokens.words
        at = next((i for i, w in enumerate(words) if w in ("condemns", "denounces", "deplores")), None)
        if at and (name := subject_of(desk, sentence, at)):
            return name
    return None


def speaker_apart(desk: Desk, sentence: Sentence, act: int, accused: str | None) -> str | None:
    """The speaker of the sentence, if it is another than the accused."""
    speaker = spoken_by(desk, sentence) or speaker_at(desk, sentence, act)
    return None if speaker and accused and alike(speaker, accused) else speaker


def accuser_of(desk: Desk, sentence: Sentence, act: int, accused: str | None) -> str | None:
    """Who judges that it is a breach: the speaker, or whoever issued the whole report."""
    if spoken_by(desk, sentence) or speaker_at(desk, sentence, act):
        return speaker_apart(desk, sentence, act, accused)
    name = issuer(desk)
    return None if name and accused and alike(name, accused) else name


def by_despite(desk: Desk, sentence: Sentence) -> list[Allegation]:
    """A named side acts "despite", "during" or "hours after" a truce."""
    tags = sentence.tagged(VIEW).tags
    despite = tags.find(desk.view.symbols["despite"])
    if despite < 0 or not any(t in tags for t in desk.symbols("hostile", "weapon")):
        return []
    deal = next((d for d in deals_in(desk, sentence, True) if despite < d.first < despite + 16 and d.how != "back"), None)
    if deal is None or deal.head in SOFT_HEADS or any(t in tags[despite : deal.last] for t in desk.symbols(*SOFT)):
        return []
    accused = aggressor(desk, sentence, (despite, deal.last))
    if accused is None:
        return []
    first = min(despite, next((i for i, t in enumerate(tags) if t in desk.symbols("hostile", "weapon")), despite))
    return [allegation(deal, (speaker_apart(desk, sentence, despite, accused), accused), (first, despite), "despite")]


def aggressor(desk: Desk, sentence: Sentence, apart: tuple[int, int] = (0, 0)) -> str | None:
    """Who does the violence that a sentence tells ("by Russian missiles", "rebels shelled"), outside the words `apart`."""
    tags = sentence.tagged(VIEW).tags
    cast = [p for p in desk.cast(sentence) if not apart[0] <= p.first < apart[1]]
    armed = next((p for p in cast if has_weapon(desk, tags, p)), None)
    if armed is None:
        hostile = [i for i, t in enumerate(tags) if t == desk.view.symbols["hostile"] and not apart[0] <= i < apart[1]]
        doers = [p for i in hostile for p in (doer_of(desk, sentence, i),) if p]
        return side_of(desk, doers[0]) if doers else None
    return side_of(desk, desk.words(sentence, armed))


def has_weapon(desk: Desk, tags: str, party: Party) -> bool:
    """Whether a named side comes with a weapon: "Russian missiles", not "rockets" alone."""
    weapon = desk.view.symbols["weapon"]
    owner = desk.symbols("cap", "side")
    return party.kind == "named" and tags[party.first] in owner and weapon in tags[party.first : party.last + 2]


def doer_of(desk: Desk, sentence: Sentence, verb: int) -> str | None:
    """The subject of a violent verb, or whoever stands after its "by"."""
    tags = sentence.tagged(VIEW).tags
    by = tags.find(desk.view.symbols["by"], verb, verb + 4)
    if by >= 0:
        party = next((p for p in desk.cast(sentence) if 0 < p.first - by <= 2), None)
        return name_of(desk, sentence, party) if party else None
    words = sentence.tokens.words
    if words[verb - 1] in ("was", "were", "been") and not words[verb].endswith("ing"):
        return None
    return subject_of(desk, sentence, verb)


def side_of(desk: Desk, words: str) -> str:
    """The side behind its weapons or adjective: "Russian missiles" is Russia's doing."""
    known = desk.report.pack.tables["parties"]["belligerents"]
    names = words.lower().split()
    armed = len(names) > 1 and desk.view.words.get(names[-1], (None,))[0]
    if armed and armed.tag == "weapon":
        return next((side for side, forms in known.items() if names[0] in forms), words.rsplit(" ", 1)[0])
    return words
