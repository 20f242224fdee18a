"""Is a post a request? Certain rules first, then the weighed signs; own sentences as people write them in a help channel."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.chatter import chatter
from triage.requestlike import request_features, request_probability, request_signs
from triage.tables.request_weights import NOT_BELOW, REQUEST_FROM, WEIGHTS

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thanks!", "thanks"),
        ("Thank you so much @anna", "thanks"),
        ("cheers, works now", "thanks"),
        ("perfect, thanks for the quick help!", "thanks"),
        ("Danke euch", "thanks"),
        ("vielen Dank für die schnelle Hilfe", "thanks"),
        ("danke, geht wieder", "thanks"),
        ("thanks, that helped", "thanks"),
        ("Danke, das hat geholfen", "thanks"),
        ("perfect, that did it", "solved"),
        ("super, hat geklappt", "solved"),
        ("geht wieder", "solved"),
        ("hi all", "greeting"),
        ("Good morning everyone!", "greeting"),
        ("Hallo zusammen", "greeting"),
        ("Guten Morgen", "greeting"),
        (":+1:", "emoji"),
        ("👍", "emoji"),
        ("🎉🎉 :tada:", "emoji"),
        ("...", "emoji"),
        ("ok", "acknowledgement"),
        ("never mind, it works again", "solved"),
        ("hat sich erledigt", "solved"),
        ("+1", "plus_one"),
        ("same here", "plus_one"),
        ("", "empty"),
        (" \n\t ", "empty"),
    ],
)
def test_certain_chatter_is_not_a_request(text: str, kind: str) -> None:
    signs = request_signs(text)

    assert (signs.verdict, signs.rule, signs.signs) == ("not", kind, ())


@pytest.mark.parametrize(
    "text",
    [
        "thanks, but the printer is still down",
        "help thanks",
        "thanks, that did not help",
        "that helped but the printer is down",
        "hat das geholfen",
        "geht das wieder",
        "hi, vpn",
        "hello, I can't log in",
        "works now?",
        "is it working again",
        "thanks for nothing, my laptop died",
        "ok so how do I get in?",
        "danke, aber es geht immer noch nicht",
        "hallo, ich kann mich nicht anmelden",
        "👍 but the scanner jams",
        "nothing works",
        "??",
    ],
)
def test_one_foreign_word_is_enough_for_no_rule_to_be_silent(text: str) -> None:
    assert chatter(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "My dock stopped charging the notebook",
        "I can't get into the payroll portal, it says my account is locked",
        "How do I connect my phone to the office wifi?",
        "Does anyone know where I can get a new badge?",
        "Hi team, could you please give Priya access to the tender folder?",
        "VPN is down again",
        "Please install Figma on my MacBook",
        "need a new headset, mine is broken",
        "Outlook crashes whenever I open an attachment",
        "I lost my phone on the way to the airport, what now?",
        "Is there a way to print double sided from the tablet?",
        "we are unable to reach the file server from Porto",
        "Ich kann mich nicht anmelden",
        "Mein Laptop startet nicht mehr",
        "Könnt ihr mir bitte das Passwort zurücksetzen?",
        "Hallo, der Drucker im ersten Stock druckt nicht",
        "Ich brauche Zugriff auf den Projektordner",
        "Wie komme ich ins Gäste-WLAN?",
    ],
)
def test_helpdesk_posts_are_requests(text: str) -> None:
    assert request_signs(text).verdict == "request"


@pytest.mark.parametrize(
    "text",
    [
        "jonas: you can find that under settings",
        "maria, try another cable",
        "yes, that fixed it for me as well",
        "lol that printer again",
        "ok I will try that later",
        "then just click on the second link",
        "it was the cable after all",
        "no, only on the laptop",
    ],
)
def test_talk_between_people_is_not_taken_for_a_request(text: str) -> None:
    assert request_signs(text).verdict != "request"


@pytest.mark.parametrize(
    "text",
    [
        "plotter: paper feed stuck",
        "lobby: visitors are not let in",
        "page blocked by the web filter",
        "no new mails since eight",
        "purchase order can't be released",
        "server down, whole department waiting",
        "user still active although he left in March",
        "WLAN: Anmeldung schlägt fehl",
    ],
)
def test_short_reports_without_a_verb_of_asking_are_not_left_alone(text: str) -> None:
    assert request_signs(text).verdict != "not"


@pytest.mark.parametrize("text", ["ok I will try that later", "lol that printer again", "thanks, that fixed it for me as well"])
def test_talk_without_any_need_is_left_alone(text: str) -> None:
    assert request_signs(text).verdict == "not"


def test_a_file_with_hardly_a_word_is_a_request() -> None:
    assert request_signs("", has_attachment=True).rule == "file"
    assert request_signs("see screenshot", has_attachment=True).verdict == "request"
    assert request_signs("hi", has_attachment=True).verdict == "request"


def test_thanks_with_a_file_stay_thanks() -> None:
    assert request_signs("thanks!", has_attachment=True).verdict == "not"


def test_a_post_to_a_person_is_less_of_a_request() -> None:
    text = "can you check the second port as well?"

    assert request_probability(text, addressed_to_person=True) < request_probability(text) - 0.2


def test_names_in_the_channel_show_who_is_addressed() -> None:
    assert "addressed to a person" in request_features("Priya can you look at it", names=frozenset({"priya"}))
    assert "addressed to a person" not in request_features("printer: paper jam in tray two", names=frozenset({"priya"}))
    assert "mentions a person" in request_features("I asked priya about the printer", names=frozenset({"priya"}))


def test_a_subject_in_front_is_not_an_address() -> None:
    assert "perhaps addressed" not in request_features("VPN: error 691")
    assert "perhaps addressed" in request_features("jonas: error 691")


def test_signs_explain_the_probability() -> None:
    signs = request_signs("Hello, how do I unlock my account?")

    assert signs.signs[0].contribution == max(signs.signs, key=lambda sign: abs(sign.contribution)).contribution
    assert {"greets", "question mark", "starts as a question"} <= {sign.name for sign in signs.signs}
    assert all(
        sign.contribution == pytest.approx(WEIGHTS[sign.name] * sign.value, abs=1e-3) for sign in signs.signs if sign.name in WEIGHTS
    )


def test_thresholds_leave_room_for_unsure() -> None:
    assert 0 < NOT_BELOW < REQUEST_FROM < 1


@given(ANY_TEXT, st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_string_has_a_verdict_and_the_same_one_twice(text: str, addressed: bool, reply: bool, attached: bool) -> None:
    first = request_signs(text, addressed_to_person=addressed, is_reply=reply, has_attachment=attached)

    assert 0 <= first.probability <= 1
    assert first == request_signs(text, addressed_to_person=addressed, is_reply=reply, has_attachment=attached)


@pytest.mark.parametrize("piece", ["a", " ", "hi ", "is there ", "\u200b", "\ud800", "kann ich ", "<", "?", "keeps "])
@pytest.mark.timeout(5)
def test_a_megabyte_is_judged_without_waiting(piece: str) -> None:
    assert 0 <= request_probability(piece * (1_000_000 // len(piece))) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "thanks, but the headset makes strange noises in calls",
        "Danke, aber der Drucker zieht das Papier schief ein",
        "cheers, however Outlook hangs",
    ],
)
def test_a_but_after_thanks_is_never_left_alone(text: str) -> None:
    assert request_signs(text).verdict != "not"
