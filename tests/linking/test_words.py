"""The telling words of a passage."""

from onrecord.linking.words import folded, telling_words


def test_common_words_and_short_ones_tell_nothing() -> None:
    """Neither the words of every report, nor a word in a language without a list that is too short."""
    assert telling_words(["At least nine people were killed in the attack on Friday, the governor said."], "en") == ()
    assert telling_words(["a bus"], "en") == ()


def test_names_meet_in_their_spellings_and_nouns_in_their_number() -> None:
    """Two reports seldom write a name from another script alike."""
    assert folded("Sheikhoun") == folded("Shaykhun")
    assert folded("orphanages") == folded("orphanage")
    assert folded("Rose") != folded("rose")


def test_a_word_stands_once_in_the_order_of_the_text() -> None:
    """As it was first written; what is left out stays out in every spelling."""
    text = "The orphanage in Ghuwayran, an orphanage, and the bakery of Ghwairan"
    assert telling_words([text], "en") == ("orphanage", "Ghuwayran", "bakery")
    assert telling_words([text], "en", ["Ghwayran"]) == ("orphanage", "bakery")
