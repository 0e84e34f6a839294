"""Who says what: the speaker of a claim is whoever the report names for it, by the fullest name, and nobody where it names none."""

import pytest

import onrecord
from onrecord.lang.pack import load
from onrecord.reading.names import Names
from onrecord.reading.report import open_report
from onrecord.reading.statements import find_statements, statement_of
from onrecord.reading.vouching import voucher_of
from onrecord.records import Statement

OWN_VOICE = [
    ("Police said a suspect was held. The blast broke four windows.", "four windows"),
    ("It is reported that two people were hurt.", "hurt"),
    ("Nine people have reportedly been hurt.", "hurt"),
    ("Four rowers drowned, but the harbour office said nothing of two others.", "drowned"),
    ("Rebels attacked the village and wounded three farmers.", "three farmers"),
    ("Nine people fell ill after the meal, which doctors described as spoiled.", "Nine people"),
    ("The storm shut the road. In Lowtown, one man was hurt.", "one man"),
    ("A man named Dee Vale was hurt in Lowtown.", "hurt"),
    ("LOWTOWN (AP) - In a letter from the port, a sailor pleads for help, describing how six were hurt.", "hurt"),
    ("Wednesdays claim came after a day when six were reported hurt.", "hurt"),
    ("A man suspected of theft in which six were hurt is held.", "hurt"),
    ("A man believed to have hurt six is held.", "six"),
    ("Its last trip, which Dee Vale called a feast, hurt six.", "hurt six"),
]
NOT_VOUCHED = [
    ("One video showed six men hurt.", "hurt"),
    ("Footage aired by state television showed the bodies of six men.", "six men"),
    ("The minister called on all sides to end attacks after six men were hurt.", "hurt"),
    ("Rebels claimed a bomb attack on a bridge in Lowtown that hurt six men.", "hurt"),
    ("Police found two men hurt near the port.", "hurt"),
    ("Rebels claimed responsibility for the blast that hurt six men.", "hurt"),
]
VOUCHED = [
    ("The ministry condemned the attack in which six men were hurt.", "hurt", "ministry"),
    ("A report by the harbour office showed that six men were hurt.", "hurt", "harbour office"),
    ("A survey by the harbour office found six men hurt.", "hurt", "harbour office"),
    ("The port office said waves hit a boat, claiming two lives and hurting six men.", "two lives", "port office"),
    ("Police found that two men were hurt.", "hurt", "Police"),
    ("Police say a stray bullet claimed the life of a girl.", "girl", "Police"),
    ("Rebels claimed the attack hurt six soldiers.", "hurt", "Rebels"),
    ("Dee Vale said the council urged calm after six men were hurt.", "hurt", "Dee Vale"),
]
SPOKEN = [
    ("Three were hurt, the regional governor, Dee Vale, said.", "hurt", "Dee Vale"),
    ("At least five people were hurt, police said.", "hurt", "police"),
    ("Police said at least five people were hurt.", "hurt", "Police"),
    ("According to the harbour office, five were hurt.", "hurt", "harbour office"),
    ("Five were hurt, according to local officials.", "hurt", "local officials"),
    ('"Four were hurt," Dee Vale, the mayor of Lowtown, said on Telegram.', "hurt", "Dee Vale"),
    ("Colonel Ari Moss, a spokesman for the army, said that 15 men were hurt.", "hurt", "Ari Moss"),
    ("The blast hurt 20 people, said Abdo Karel, the provincial police chief.", "hurt", "Abdo Karel"),
    ("The provincial police spokesman Abdo Karel confirmed it, saying that seven were hurt.", "seven", "Abdo Karel"),
    ("State news agency NOVA reported that six people were hurt.", "hurt", "NOVA"),
    ("Six were hurt, NOVA TV quoted a health official as saying.", "hurt", "health official"),
    ("The governor was quoted by NOVA as saying six were hurt.", "six", "governor"),
    ("A statement from the group said nine were hurt.", "hurt", "group"),
    ("In a statement, the Ministry of Roads said nine were hurt.", "hurt", "Ministry of Roads"),
    ("One person was reported hurt by emergency services.", "hurt", "emergency services"),
    ("Bus hits wall, five hurt: police", "hurt", "police"),
    ("Police: 3 hurt in crash at mall", "hurt", "Police"),
    ("The bus crash hurt two policemen a police source told Nova News.", "hurt", "police source"),
    ("The storm went on and Hana Karel the director of a clinic in the east told Nova the toll was 45.", "toll", "Hana Karel"),
    ("The North Coast Observatory (NCO) recorded the rescue of 42 sailors.", "rescue", "North Coast Observatory"),
    ("A local chief and a shepherd told NOVA that 11 farmers were hurt.", "farmers", "local chief and a shepherd"),
    ("The blast hurt nine men Monday the Harbour Office said most of them in the north.", "nine", "Harbour Office"),
    ("The storm hurt 12 sailors the Harbour Office said updating an earlier toll of ten.", "12", "Harbour Office"),
    ("A crash hurt two men with a cart NOVA News reported.", "hurt", "NOVA News"),
    ("A crash hurt two men near the gate, NOVA reported citing a source at the clinic.", "hurt", "source at the clinic"),
    ("The Blue Aid a group of divers said it found 10 men hurt.", "hurt", "Blue Aid"),
    ("The Northern Harbour Committees (NHC) a network of sailors reported two men hurt.", "hurt", "Northern Harbour Committees"),
    ("Hassan Moss a sailor in the port told NOVA that two men were hurt.", "hurt", "Hassan Moss"),
    ("Britain-based monitor the North Coast Observatory counted 24 hurt.", "hurt", "North Coast Observatory"),
    ("Dee Vale Lowlands interior minister told reporters that two men were hurt.", "hurt", "Dee Vale"),
    ("A militia that has camped for two days in the hills of Lowland warned that six were hurt.", "hurt", "militia"),
    ("The clinic which relies on a network of nurses in the port to count said six were hurt.", "hurt", "clinic"),
    ("The port shut on Monday state media said with a nurse saying at least six were hurt.", "hurt", "nurse"),
    ("A source at Lowtown province told NOVAs correspondent that six were hurt.", "hurt", "source at Lowtown province"),
    ("According to data confirmed by the harbour office five were hurt.", "hurt", "harbour office"),
    ("According to independent monitors hundreds of sailors were hurt.", "hurt", "independent monitors"),
    ("It was reported by several sources that six were hurt.", "hurt", "sources"),
    ("The council answered the claim by shopkeepers in the North Union that six were hurt.", "hurt", "shopkeepers in the North Union"),
    ("Hassan Moss posted on Facebook that six were hurt.", "hurt", "Hassan Moss"),
    ("The Northern Journalists Syndicate said that six were hurt.", "hurt", "Northern Journalists Syndicate"),
    ("No word came, but one prisoner told the Harbour Watch he thought six boys were hurt.", "hurt", "one prisoner"),
    ("Toll in dock fire hits 43 Harbour Officials At least 43 men were hurt on Monday.", "Toll", "Officials"),
    ("Dock fire hurts 25 in Lowtown State media AFP Wednesday 9 Apr 2014 A fire hurt men.", "25", "State media"),
    ("Dock fire hurts 31 in the port state TV AFP Print A fire hurt 31 men.", "31", "state TV"),
    ("A fire hurt 31 people state television reported.", "31", "state television"),
    ("Nova News posted about the incident on Friday, originally reporting that five were hurt.", "five", "Nova News"),
    ("THE HARBOUR COMMAND REPORTED THAT THREE SAILORS WERE HURT.", "HURT", "HARBOUR COMMAND"),
    ("TWO SAILORS WERE HURT IN THE STORM, ACCORDING TO THE NAVY PRESS OFFICE.", "HURT", "NAVY PRESS OFFICE"),
]
RESOLVED = [
    ("Dr Munir Vale told reporters that 70 were hurt. He said most of them were sailors.", "most", "Munir Vale"),
    ("Dee Vale, the mayor, said two were hurt. Later Vale said that a third was found.", "third", "Dee Vale"),
    ("The Ministry of Roads said ten cars were hit. The ministry added that 40 people were hurt.", "hurt", "Ministry of Roads"),
    ("The crash hurt 12 people, a war monitor said. The North Coast Observatory said a market burned.", "12", "North Coast Observatory"),
    ("Mr Vale said that 21 people were hurt. President Dee Vale spoke on Friday.", "hurt", "Dee Vale"),
    ("The Blue Rescue Network said a dock burned. The volunteer group said six people were hurt.", "hurt", "Blue Rescue Network"),
    ("NCO spokesman Dee Vale came. The NCO said six were hurt.", "hurt", "NCO"),
    ("Moss spoke to Nova. Hana went home. Hana Karel is a nurse. Hana said six were hurt.", "hurt", "Hana"),
    ("Dee Vale, a hospital director, spoke. A hospital official said six were hurt.", "hurt", "hospital official"),
    ("Copyright Nova Reuters. Reuters said six were hurt.", "hurt", "Reuters"),
    (
        "Dee Vale said all was calm. The London-based Harbour Watch said its sources believe six were hurt.",
        "hurt",
        "London-based Harbour Watch",
    ),
    (
        "The North Coast Observatory for Boats said it rained. Sailors came home, a group tracking the violence said.",
        "home",
        "North Coast Observatory for Boats",
    ),
    ("The Southern Observatory for Boats said six were hurt. Harbour Watch said so too.", "hurt", "Southern Observatory for Boats"),
    ("Dee Vale, the mayor, said 40 people were hurt. Two of them are in hospital.", "Two", "Dee Vale"),
]
APART = "Four were hurt, officials said, but the union said 20 sailors were hurt."


def speaker_of(text: str, words: str) -> str | None:
    """The name of the speaker of the first place of these words."""
    statements = find_statements(open_report(text, load("en")))
    start = text.index(words)
    statement = statement_of(statements, (start, start + len(words)))
    return statement.speaker.name if statement and statement.speaker else None


def voucher(text: str, words: str) -> str | None:
    """The name of the speaker who vouches for the first place of these words."""
    report, start = open_report(text, load("en")), text.index(words)
    statement = voucher_of(report, find_statements(report), (start, start + len(words)))
    return statement.speaker.name if statement and statement.speaker else None


def statements_of(text: str) -> list[Statement]:
    """The statements of a text."""
    return find_statements(open_report(text, load("en")))


@pytest.mark.parametrize(("text", "words"), OWN_VOICE)
def test_what_nobody_is_named_for_is_the_reports_own_voice(text: str, words: str) -> None:
    """A sentence beside an attributed one, a deed of a side, and hearsay have no speaker."""
    assert speaker_of(text, words) is None


@pytest.mark.parametrize(("text", "words"), NOT_VOUCHED)
def test_pictures_and_reactions_vouch_for_no_count(text: str, words: str) -> None:
    """A video has no voice, and who reacts to an attack or lays claim to it has not counted its dead."""
    assert voucher(text, words) is None


@pytest.mark.parametrize(("text", "words", "name"), VOUCHED)
def test_who_says_it_vouches_for_it(text: str, words: str, name: str) -> None:
    """The innermost speaker who says a thing vouches for it."""
    assert voucher(text, words) == name


@pytest.mark.parametrize(("text", "words", "name"), SPOKEN)
def test_a_speaker_is_found_on_either_side_of_the_verb(text: str, words: str, name: str) -> None:
    """A speaker is named as the report names him, without title, office or article."""
    assert speaker_of(text, words) == name


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_a_speaker_is_called_by_the_fullest_name(text: str, words: str, name: str) -> None:
    """Pronouns, surnames, "the ministry" and "a monitor" are who they stand for in this report."""
    assert speaker_of(text, words) == name


def test_two_speakers_of_a_sentence_are_kept_apart() -> None:
    """What stands before "but Y said" is X's, what stands after it is Y's."""
    assert speaker_of(APART, "Four") == "officials"
    assert speaker_of(APART, "20") == "union"


def test_what_is_said_inside_a_quotation_makes_no_statement_of_its_own() -> None:
    """The quoted speaker's own "they said" belongs to the quotation."""
    assert len(statements_of('"They said it was over. I believe them," the mayor said.')) == 1


def test_a_quotation_is_held_whole() -> None:
    """A quotation of several sentences, broken by its speaker, is one statement, quoted."""
    [statement] = statements_of('"We lost a boat," the mayor said. "Two men swam home. They are well."')
    assert statement.words.endswith('They are well."')
    assert statement.manner == "quoted"


def test_a_quotation_right_after_a_statement_is_the_same_speakers() -> None:
    """A quotation that fills its own paragraph goes on with the speaker before it; a title in quotation marks does not."""
    text = 'The storm was bad, Dee Vale told Nova.\n\n"We lost two boats, and six men were hurt."\n\nThe port is shut.'
    assert speaker_of(text, "six") == "Dee Vale"
    assert speaker_of('The storm was bad, Dee Vale said.\n\n"Six" is a song.', "Six") is None


def test_a_headline_ends_where_the_body_begins() -> None:
    """What the body says is not the headline's speaker's, and a place in a headline is none."""
    text = "Dock fire hurts 25 in Lowtown Officials The port was shut and 9 men slept there."
    assert speaker_of(text, "25") == "Officials"
    assert speaker_of(text, "9 men") is None
    assert speaker_of("Dock fire hurts five near police The port was shut.", "five") is None


def test_a_list_after_a_colon_is_the_speakers() -> None:
    """What follows "The office said:" is what it said, bullets and all."""
    text = "The harbour office said:\n\n- two were hurt\n\n- one is missing\n\nThe port is open."
    assert statements_of(text)[0].words == "- two were hurt\n\n- one is missing"


def test_office_body_side_kind_and_channel_are_kept() -> None:
    """A source carries what the report says of it, and the words it was read from."""
    text = "Ukrainian Health Minister Dee Vale wrote on Telegram that two were hurt."
    [statement] = statements_of(text)
    source = statement.speaker
    assert source is not None
    assert (source.name, source.role, source.side, source.kind, source.channel) == (
        "Dee Vale",
        "Ukrainian Health Minister",
        "Ukraine",
        "official",
        "Telegram",
    )
    assert source.span is not None
    assert text[slice(*source.span)] == "Dee Vale"


def test_an_abbreviation_keeps_the_words_that_it_is_spelled_from() -> None:
    """ "NCO" is "North Coast Observatory (NCO)", so that either is found again."""
    names = Names(open_report("The North Coast Observatory (NCO) is open. NCO staff came.", load("en")))
    assert names.full("NCO") == "North Coast Observatory (NCO)"


@pytest.mark.parametrize(
    "text", ["", "said", '"', "said said said", "according to", ": : :", "he said", '" said X', "(said)", ", said ,", "X said:"]
)
def test_no_scrap_makes_the_reader_raise(text: str) -> None:
    """Scraps of speech are read, or left alone."""
    for statement in statements_of(text):
        assert text[slice(*statement.span)] == statement.words


def test_a_town_heads_a_headline_and_says_nothing() -> None:
    """A capital can stand for its government; another town cannot speak."""
    assert onrecord.read("Kryvyi Rih: 19 dead, city mourns\n\nNineteen people died.", published="2025-04-05").statements == ()
    assert onrecord.read("Moscow: 12 officers killed in strike\n\nTwelve died.", published="2025-04-05").statements[0].speaker is not None
