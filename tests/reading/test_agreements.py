"""Agreements: who takes which position on a truce, and what takes none."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.agreements import find_agreements
from onrecord.reading.report import Report, open_report
from onrecord.reading.statements import find_statements
from onrecord.reading.triggers import mark
from onrecord.records import Agreement, Time


def desk(text: str) -> Report:
    """A report on the desk, its sentences marked."""
    report = open_report(text, load("en"), "2025-06-01")
    mark(report)
    return report


def read(text: str) -> list[Agreement]:
    """The agreements of a text."""
    report = desk(text)
    return find_agreements(report, find_statements(report), [])


NOTHING = [
    "Talks on a ceasefire are to resume in Cairo.",
    "If a ceasefire is reached, aid will enter.",
    "Mediators hope to broker a ceasefire before the holiday.",
    "The proposed truce would last 60 days.",
    "No ceasefire had been agreed by Friday night.",
    "The two sides failed to reach a truce.",
    "The truce is set to expire on Monday.",
    "Security chiefs discussed the ceasefire.",
    "Hamas freed eight hostages as part of the ceasefire deal.",
    "The Kremlin said it had halted strikes on energy facilities under the moratorium.",
    "Jabhat al-Nusra is excluded from the ceasefire.",
    "India denied that Trump had brokered the truce.",
    "Erdogan offered to host talks on a truce.",
    "Under the first phase of the ceasefire, Israel withdrew to an agreed line.",
    "The army chief said troops would stop firing if the rebels did the same.",
    "The rebels laid down conditions for a ceasefire.",
    "Military chiefs from both sides will meet to discuss the ceasefire.",
    "The Minsk agreements have never been fully implemented.",
    "Trump said he would like a ceasefire.",
    "The pause will last four hours each day.",
    "The Abu Dhabi-mediated exchange saw 200 soldiers return.",
    "Tigray forces accused the government of failing to honour the truce.",
    "The opposition said it had suspended its participation in the ceasefire talks.",
    "The ceasefire has been breached by both sides.",
    "De Mistura's plan for a local freeze was rejected by the opposition.",
    "Hamas said the ball was in Israel's court on a ceasefire.",
    "The Vatican has offered to host ceasefire talks.",
]

POSITIONS = [
    ("Israel and Hamas have agreed to a four-day truce, Qatar's foreign ministry said.", "agreed: Hamas; agreed: Israel"),
    (
        "Hamas said on Monday it had accepted a ceasefire proposal put forward by Egypt and Qatar.",
        "agreed: Hamas; proposed: Egypt and Qatar",
    ),
    ("Netanyahu rejected the proposal for a truce.", "rejected: Netanyahu"),
    ("A fragile ceasefire between Israel and Hezbollah was holding on Thursday.", "agreed: Israel and Hezbollah"),
    ("The ceasefire, which took effect on November 27, ended more than a year of fighting.", "agreed: -"),
    ("A ceasefire came into force in Gaza on Sunday.", "agreed: -"),
    ("President Vladimir Putin on Saturday declared an Easter truce until midnight on Sunday.", "agreed: President Vladimir Putin"),
    ("The UN secretary-general, Antonio Guterres, called for an immediate humanitarian ceasefire.", "called for: Antonio Guterres"),
    ("The truce collapsed after a week.", "ended: -"),
    ("Turkey urged both sides to respect the ceasefire.", "called for: Turkey"),
    ("Hamas refused to extend the truce.", "rejected: Hamas"),
    ("Russia suspended its participation in the grain deal in October.", "suspended: Russia"),
    ("Russia withdrew from the Black Sea grain deal in July 2023.", "ended: Russia"),
    ("Ukraine and Russia carried out a prisoner exchange on Friday.", "agreed: Russia; agreed: Ukraine"),
    ("Zelensky said Ukraine was ready for a ceasefire.", "proposed: Ukraine"),
    ("The US vetoed a Security Council resolution demanding an immediate ceasefire.", "rejected: US"),
    (
        "Thailand and Cambodia agreed to an immediate and unconditional ceasefire on Monday, Malaysian Prime Minister Anwar Ibrahim said.",
        "agreed: Cambodia; agreed: Thailand",
    ),
    ("The Saudi-led coalition announced a unilateral ceasefire in Yemen.", "agreed: Saudi-led coalition"),
    ("The Houthis dismissed the ceasefire announcement.", "rejected: Houthis"),
    ("Colombia's ELN guerrillas declared a Christmas ceasefire.", "agreed: Colombia's ELN guerrillas"),
    ("The government of Colombia suspended the ceasefire with the FARC dissidents.", "suspended: government of Colombia"),
    ("A UN-brokered truce expired in October.", "agreed: UN; ended: -"),
    ("The two-month truce has been extended by two more months, the UN envoy said.", "extended: -"),
    ("Armenia and Azerbaijan reached a Russian-brokered ceasefire in November 2020.", "agreed: Armenia; agreed: Azerbaijan"),
    ("Pope Francis appealed for a truce over Christmas.", "called for: Pope Francis"),
    ("France and Germany called on Russia to accept a 30-day ceasefire.", "called for: France; called for: Germany"),
    ('Donald Trump announced that Israel and Iran had agreed to a "complete and total ceasefire".', "agreed: Iran; agreed: Israel"),
    ("Pakistan's foreign minister confirmed the ceasefire.", "agreed: Pakistan's foreign minister"),
    ("India and Pakistan agreed to a full and immediate ceasefire after US-mediated talks.", "agreed: India; agreed: Pakistan"),
    ("A US-brokered ceasefire between Lebanon and Israel has been in place since November.", "agreed: Lebanon and Israel"),
    ("The rebels rejected the government's call for a ceasefire.", "called for: government; rejected: rebels"),
    ("Rebels and the regime reached a deal to evacuate civilians from the town.", "agreed: Rebels; agreed: regime"),
    (
        "Ethiopia's government and Tigrayan forces signed a cessation of hostilities agreement in Pretoria.",
        "agreed: Ethiopia's government; agreed: Tigrayan forces",
    ),
    ("Israel ended the ceasefire on March 18 with a wave of air strikes.", "ended: Israel"),
    ("The ceasefire has largely held since Saturday.", "agreed: -"),
    ("Kyiv has accepted an American proposal for a 30-day ceasefire.", "agreed: Kyiv; proposed: American"),
    ("Moscow ruled out a ceasefire without conditions.", "rejected: Moscow"),
    ("Dmitry Peskov said Russia would observe the truce.", "agreed: Russia"),
    ("The army said it would abide by the truce.", "agreed: army"),
    ("Hezbollah has said it is committed to the ceasefire.", "agreed: Hezbollah"),
    ("European leaders urged Putin to agree to an unconditional truce.", "called for: European leaders"),
    ("Washington is pushing both countries to extend the truce.", "called for: Washington"),
    ("The three-day ceasefire declared by Russia began on May 8.", "agreed: Russia"),
    ("Egypt has proposed a two-day truce.", "proposed: Egypt"),
    ("The White House said Israel had signed off on a US proposal for a temporary ceasefire.", "agreed: Israel; proposed: US"),
    ("Fighting resumed after the collapse of the truce.", "ended: -"),
    ("The Taliban announced a three-day ceasefire for Eid.", "agreed: Taliban"),
    ("The Afghan government and the Taliban observed a three-day truce over Eid.", "agreed: Afghan government; agreed: Taliban"),
    ("A humanitarian corridor was opened from the city.", "agreed: -"),
    ("Russia said it would open a humanitarian corridor for civilians in Mariupol.", "agreed: Russia"),
    ("Israel's cabinet approved the ceasefire deal with Hamas.", "agreed: Israel's cabinet"),
    ("North Korea scrapped the armistice.", "ended: North Korea"),
    ("The opposition High Negotiations Committee backed a temporary truce.", "agreed: opposition High Negotiations Committee"),
    ('"There will be no ceasefire until all hostages are freed," Netanyahu said.', "rejected: Netanyahu"),
    ("The ceasefire, brokered by Qatar and Egypt, took hold at 7am.", "agreed: Qatar and Egypt"),
    ("Ukraine's parliament welcomed the ceasefire.", "agreed: Ukraine's parliament"),
    ("Aid groups repeated their call for a humanitarian pause.", "called for: Aid groups"),
    ("Israel and Hamas traded blame for the failure of the truce.", "ended: -"),
    ("The week-long truce between Israel and Hamas expired on Friday.", "ended: Israel and Hamas"),
    ("Hours earlier, Hamas had announced its acceptance of the truce.", "agreed: Hamas"),
    ("Zelenskyy proposed extending the truce to 30 days.", "proposed: Zelenskyy"),
    ("The ceasefire was announced by Trump on Saturday.", "agreed: Trump"),
    ("A Russian-Turkish ceasefire in Idlib took effect in March.", "agreed: Russian and Turkish"),
    ("The RSF has agreed to a humanitarian ceasefire proposed by the Quad mediators.", "agreed: RSF; proposed: Quad mediators"),
    ("Britain called for a return to the ceasefire.", "called for: Britain"),
    ("Germany said the ceasefire must hold.", "called for: Germany"),
    ("The ceasefire must be respected, the EU said.", "called for: EU"),
    ("Putin said he agreed with proposals for a ceasefire but that questions remained.", "agreed: Putin"),
    ("Moscow announced a 30-hour truce, which Kyiv called a ploy.", "agreed: Moscow"),
    ("Russia extended by 24 hours a unilateral humanitarian pause in Aleppo.", "extended: Russia"),
    ("Moscow has refused to prolong the suspension of air strikes on the city.", "rejected: Moscow"),
    ("The UN asked Russia for a weekly 48-hour pause.", "called for: UN"),
    ("Damascus accepted the Russian-American plan for a cessation of hostilities.", "agreed: Damascus; proposed: Russian-American"),
    ("The regime declared the ceasefire over on Monday.", "ended: regime"),
    ("The Syrian army announced the end of the ceasefire.", "ended: Syrian army"),
    ("The truce ended on Monday night, according to the army.", "ended: -"),
    ("The weeklong truce has all but collapsed, activists said.", "ended: -"),
    ("The ceasefire was in tatters on Sunday.", "ended: -"),
    ("Lavrov said the truce was dead.", "ended: -"),
    ("Kerry and Lavrov announced a ceasefire deal in Geneva.", "agreed: Kerry; agreed: Lavrov"),
    ("The ceasefire deal was reached between Washington and Moscow on September 9.", "agreed: Washington and Moscow"),
    ("Washington and Moscow, which back opposing sides, brokered the truce in February.", "agreed: Moscow; agreed: Washington"),
    ("The Islamic State group and Nusra Front are not covered by the ceasefire, which came into effect on February 27.", "agreed: -"),
    ("Pakistan's DGMO proposed a ceasefire to his Indian counterpart.", "proposed: DGMO"),
    ("India said Pakistan had asked for a ceasefire.", "called for: Pakistan"),
    ("Modi told Trump the ceasefire was agreed through direct military contact.", "agreed: -"),
    ("Rubio announced that India and Pakistan had agreed to an immediate ceasefire.", "agreed: India; agreed: Pakistan"),
    ('"We have agreed to a ceasefire," said Vikram Misri.', "agreed: Vikram Misri"),
    ("Ukraine has offered an unconditional 30-day ceasefire.", "proposed: Ukraine"),
    ("The Kremlin has rejected a long-term ceasefire, saying it would let Kyiv rearm.", "rejected: Kremlin"),
    ("Ukraine dismissed the truce as a PR stunt.", "rejected: Ukraine"),
    ("China, Brazil and South Africa called for a ceasefire.", "called for: Brazil; called for: China; called for: South Africa"),
    ("Israel's security cabinet voted to approve the hostage deal.", "agreed: cabinet"),
    ("Israel and Hamas reached a deal to exchange hostages for prisoners.", "agreed: Hamas; agreed: Israel"),
    ("Hamas responded positively to the US ceasefire proposal.", "proposed: US"),
    ("Hamas has given no answer to Israel's offer of a six-week truce.", "proposed: Israel"),
    ("The ceasefire between Israel and Iran appeared to be holding.", "agreed: Israel and Iran"),
    ("Iran agreed to a ceasefire with Israel.", "agreed: Iran; agreed: Israel"),
    ("Biden said he backed a ceasefire.", "agreed: Biden"),
    ("The G7 backed calls for a ceasefire.", "called for: G7"),
    ("The Arab League reiterated its call for an immediate ceasefire.", "called for: Arab League"),
    ("Egypt and Qatar presented a new plan for a 60-day truce.", "proposed: Egypt; proposed: Qatar"),
    ("The FARC declared a unilateral ceasefire in December 2014.", "agreed: FARC"),
    ("Colombia's government and the ELN began a six-month ceasefire in August.", "agreed: Colombia's government; agreed: ELN"),
    ("The ELN refused to renew the truce.", "rejected: ELN"),
    ("A ceasefire signed in Minsk in February 2015 reduced the fighting.", "agreed: -"),
    ("Houthi rebels agreed on Tuesday to stop attacks on ships in the Red Sea, Oman said.", "agreed: Houthi rebels"),
    ("Israel agreed to daily four-hour humanitarian pauses in northern Gaza, the White House said.", "agreed: Israel"),
    ('Israel\'s army announced a daily "tactical pause" along a road in southern Gaza.', "agreed: Israel's army"),
    ("A new prisoner swap took place on Sunday, Moscow said.", "agreed: -"),
    ("The army ended its two-month-old ceasefire with Kachin rebels.", "ended: army"),
    ("Myanmar's junta announced a temporary ceasefire after the earthquake.", "agreed: Myanmar's junta"),
    ("Ethiopia's government declared a humanitarian truce.", "agreed: Ethiopia's government"),
    ("The ceasefire agreement, signed on Friday, calls for a withdrawal within 60 days.", "agreed: -"),
    ("Assad said he was ready to accept a ceasefire.", "proposed: Assad"),
    ("The truce, now in its second week, has largely held.", "agreed: -"),
    ("Lebanon's Nabih Berri urged the US to press Israel to respect the ceasefire.", "called for: Nabih Berri"),
    ("Moscow said it would not renew the moratorium on air strikes.", "rejected: Moscow"),
    ("Russia has ruled out renewing a three-day pause in its bombing.", "rejected: Russia"),
    ("A unilateral truce announced by Russia ended on Saturday evening.", "agreed: Russia; ended: -"),
    ("The UN requested that the pause be extended.", "called for: UN"),
    ("The UN called for the pause to be extended.", "called for: UN"),
    ("The ceasefire that took effect on Monday ended a week later.", "agreed: -; ended: -"),
    ("The truce would not be extended, Lavrov said.", "rejected: Lavrov"),
    ("A ceasefire brokered by Russia and Turkey collapsed in December.", "agreed: Russia and Turkey; ended: -"),
    ("Russia opened six corridors for civilians and said a pause in air strikes would last 11 hours.", "agreed: Russia"),
    ("The UN asked for weekly 48-hour truces in Aleppo.", "called for: UN"),
    ("Russia backs a 48-hour humanitarian truce in Aleppo.", "agreed: Russia"),
    ('Syria\'s army declared a seven-day "regime of calm" from Friday.', "agreed: Syria's army"),
    ("The High Negotiations Committee said it supported the truce in principle.", "agreed: High Negotiations Committee"),
    ("Nusra Front fighters should leave the city under the UN envoy's proposal for a ceasefire.", "proposed: UN envoy"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_hypotheses_talks_and_back_references_take_no_position(text: str) -> None:
    """A truce that is hoped for, talked about, attempted or only pointed at is no entry."""
    assert read(text) == []


@pytest.mark.parametrize(("text", "positions"), POSITIONS)
def test_each_side_takes_its_position(text: str, positions: str) -> None:
    """The verb and what governs it give the position, its subject the party; "-" where nobody is named."""
    found = sorted(f"{a.position}: {a.party or '-'}" for a in read(text))
    assert "; ".join(found) == positions


def test_a_trade_deal_is_no_truce() -> None:
    """An agreement of another sort is none of ours, even beside a truce."""
    assert [a.quote.text for a in read("A ceasefire took effect on Monday. India rejected the trade deal.")] == ["A ceasefire took effect"]


def test_every_quote_stands_in_the_text() -> None:
    """A quote is the report's words, to the code point, and a clause at the most."""
    text = "“We” said this: Kyiv accepted a US plan for a full, unconditional 30-day ceasefire – but Moscow rejected such a step."
    for agreement in read(text):
        quote = agreement.quote
        assert text[quote.start : quote.end] == quote.text
        assert len(quote.text) < 160


def test_both_sides_are_the_two_that_the_report_is_about() -> None:
    """ "Both sides" stands for the pair that the report names."""
    found = read("A truce between Israel and Hamas took hold. Both sides agreed to extend the truce.")
    assert {a.party for a in found if a.position == "extended"} == {"Israel", "Hamas"}


def test_the_proposal_speaks_of_the_truce_named_before() -> None:
    """A back-reference under a verb of position is an entry of the same agreement."""
    first, second = read("Egypt proposed a two-month ceasefire. Hamas rejected the proposal.")
    assert (second.position, second.party, second.agreement) == ("rejected", "Hamas", first.id)


def test_a_deal_needs_a_purpose_of_ours() -> None:
    """A bare "deal" counts where the sentence says that it stops, frees or lets through."""
    assert read("The clubs reached a deal on Monday.") == []
    assert [a.type for a in read("A deal was reached to allow grain exports from three ports.")] == ["other"]


def test_a_truce_without_its_noun() -> None:
    """Agreeing to cease strikes is a moratorium or ceasefire; each partner takes the position."""
    found = read("Washington said it had agreed with Moscow and Kyiv that they would cease strikes on energy infrastructure.")
    assert [(a.type, a.party) for a in found] == [("moratorium", "Washington"), ("moratorium", "Moscow"), ("moratorium", "Kyiv")]


def test_the_scope_is_in_the_words_of_the_report() -> None:
    """Length and reach are kept as they stand before the noun."""
    assert read("Kyiv accepted a full, unconditional 30-day ceasefire.")[0].scope == "full, unconditional, 30-day"


def test_the_day_of_a_position_is_the_nearest_one() -> None:
    """The time phrase of the sentence that stands nearest to the words dates the position."""
    report = desk("Hamas accepted the truce on Monday.")
    day = Time((26, 35), "on Monday", "2025-05-26", "2025-05-26")
    assert find_agreements(report, [], [day])[0].date_min == "2025-05-26"
