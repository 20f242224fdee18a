"""One matter or several: own posts; two sentences about one thing must not lead to a question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.several import is_several, segments, several_features, several_probability

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    "text",
    [
        "My screen stays dark. I have tried another cable.",
        "I can't open the tender folder. It says access denied.",
        "How do I reset my password? I forgot it over the holidays.",
        "The label printer jams. Could somebody come over?",
        "Hi all, my headset is silent in Teams. Any idea what to do?",
        "Need access to the payroll reports. My manager has agreed. Thank you!",
        "The VPN client closes with error 691. It worked yesterday.",
        "Excel is extremely slow today. Even scrolling hangs.",
        "Outlook keeps asking for my password.\nI restarted twice.",
        "My phone was stolen. What should I do now?",
        "Can I get a second monitor? My desk is 2.14.",
        "Is SAP down? I get a timeout.",
        "Der Beamer hat kein Bild. Könnt ihr bitte mal schauen?",
        "Ich komme nicht ins VPN. Gestern ging es noch.",
        "printer broken",
        "thanks!",
        "",
    ],
)
def test_one_matter_in_several_sentences_is_one(text: str) -> None:
    assert not is_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "My VPN drops every 10 minutes. Also the printer on floor 3 is out of toner.",
        "How do I unlock my account? And can I get a new mouse?",
        "Excel crashes all the time. Another thing: I need access to the HR folder.",
        "1. my badge does not open the door\n2. Outlook shows no mails",
        "My headset is broken. By the way, who can install Visio for me?",
        "The wifi in Leeds is slow. Unrelated: could you add Tom to the sales list?",
        "Can someone reset my password? Also, is there a spare monitor in Utrecht?",
        "Teams has no sound. PS: my desk phone is dead too, can I get another one?",
        "Ich komme nicht ins VPN. Außerdem ist der Toner im Drucker leer.",
        "Mein Konto ist gesperrt. Übrigens braucht Tom Zugriff auf den Projektordner.",
    ],
)
def test_unrelated_matters_are_noticed(text: str) -> None:
    assert is_several(text)


def test_segments_show_one_line_for_each_matter() -> None:
    lines = segments("My VPN drops every 10 minutes. Also the printer on floor 3 is out of toner.")

    assert lines == ("My VPN drops every 10 minutes.", "Also the printer on floor 3 is out of toner.")


def test_a_list_gives_a_line_for_each_item() -> None:
    assert segments("1. my badge does not open the door\n2. Outlook shows no mails") == (
        "my badge does not open the door",
        "Outlook shows no mails",
    )


def test_what_was_tried_stays_with_its_matter() -> None:
    assert segments("Hello! My screen stays dark. I have tried another cable.") == (
        "Hello! My screen stays dark. I have tried another cable.",
    )


def test_no_words_are_no_matter() -> None:
    assert segments("...") == ()
    assert several_features("👍") == {}
    assert several_probability("") == 0


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_every_string_has_a_probability_and_the_same_one_twice(text: str) -> None:
    assert 0 <= several_probability(text) <= 1
    assert several_probability(text) == several_probability(text)
    assert segments(text) == segments(text)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_segments_hold_only_words_of_the_text(text: str) -> None:
    assert all(word in text for segment in segments(text) for word in segment.split())


@pytest.mark.parametrize("piece", ["a", "\n", "also the printer. ", "1) x ", "how? ", "- ", "\ud800", "my vpn is down. "])
@pytest.mark.timeout(5)
def test_a_megabyte_is_judged_without_waiting(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    assert 0 <= several_probability(text) <= 1
    assert len(segments(text)) <= 14
