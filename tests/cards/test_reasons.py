"""Reasons, rules and notes are kept in English and said in the reader's language; a model's and the organisation's words stay theirs."""

import card_cases
import pytest

from bot.cards.agents import agents_card
from bot.cards.reasons import in_their_words, in_words, reasoning, rule_name
from bot.cards.receipts import why_card
from bot.cards.showing import Showing
from bot.cards.transcript import plain
from bot.cards.words import gaps_of
from triage.offline import in_plain_words
from triage.reasons import SENTENCES, because, recognised

ORG = card_cases.ORGANISATION
GERMAN = ORG.model_copy(update={"language": "de", "languages": ("de", "en")})
FILLED = {"least": "0.85", "channel": "it-help", "kind": "security_report", "topic": "VPN & Wi-Fi (home)", "confidence": "0.91"}
FILLED |= {"alike": "2", "of": "3", "count": "4", "days": "30"}


def filled(key: str) -> str:
    return because(key, **{gap: FILLED[gap] for gap in gaps_of(SENTENCES[key])})


def german(shown: Showing, **changes: object) -> Showing:
    """The same case in an organisation that speaks German, its decision changed."""
    decision = shown.case.decision
    assert decision is not None
    case = shown.case.model_copy(update={"decision": decision.model_copy(update=changes)})
    return shown.model_copy(update={"case": case, "organisation": GERMAN})


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_each_sentence_of_ours_is_recognised_and_said_in_german(key: str) -> None:
    told = recognised(filled(key))

    assert told is not None
    assert (told[0], set(told[1])) == (key, gaps_of(SENTENCES[key]))
    assert in_words(filled(key), "en", ORG) == filled(key)
    assert in_words(filled(key), "de", ORG) != filled(key)


def test_several_sentences_are_said_one_by_one() -> None:
    both = f"{filled('reason_votes')} {filled('reason_nearest')}"

    assert in_words(both, "de", ORG) == (
        "Eingeordnete Anfragen sprechen mit 0.91 für VPN & Wi-Fi (home). 2 der 3 ähnlichsten eingeordneten Anfragen stimmen überein."
    )


def test_a_models_own_words_stay_beside_ours() -> None:
    assert in_words(f"Signed in twice. {filled('note_permanent_fix')}", "de", ORG) == (
        "Signed in twice. 4 Anfragen zu diesem Thema in 30 Tagen: Bitte nach einer dauerhaften Lösung suchen."
    )


def test_a_kind_has_the_name_that_the_organisation_gave_it() -> None:
    shown = german(card_cases.CASES["person_security"], rule="security_report: forward")
    name = ORG.kind("security_report")
    assert name is not None
    assert shown.case.decision is not None

    assert rule_name(shown.case.decision, "de", ORG) == f"{name.name}: weitergeben"
    assert rule_name(shown.case.decision, "en", ORG) == "security_report: forward"


def test_the_agents_card_and_the_why_speak_the_organisations_language() -> None:
    shown = german(card_cases.CASES["created"], rule="suspicious text", reasoning=filled("reason_votes"), notes=filled("note_disagree"))
    agents, why = agents_card(shown), why_card(shown)
    assert agents is not None

    assert "Warum: Eingeordnete Anfragen sprechen mit 0.91 für VPN & Wi-Fi (home)." in plain(agents)["lines"]
    assert "Hinweis: Die ähnlichsten eingeordneten Anfragen widersprechen sich." in plain(agents)["lines"]
    assert "Regel: verdächtiger Text" in plain(why)["lines"]


@pytest.mark.parametrize(
    ("flag", "text", "said"),
    [
        ("model_down", "timeout: no whole answer within 10 s", "keine Antwort in der Zeit: no whole answer within 10 s"),
        ("model_down", "budget day", "Budget des Tages"),
        ("model_down", "Like other requests about the VPN.", "Like other requests about the VPN."),
        ("unreadable_answer", "category: none of the choices", "die Antwort war nicht, was gefragt war (category: none of the choices)"),
        ("suspicious", "timeout: I waited", "timeout: I waited"),
    ],
)
def test_what_went_wrong_with_a_call_is_said_too(flag: str, text: str, said: str) -> None:
    shown = german(card_cases.CASES["person"], flags=(flag,), reasoning=text)
    assert shown.case.decision is not None

    assert reasoning(shown.case.decision, "de", ORG) == said
    assert reasoning(shown.case.decision, "en", ORG) == text


def test_what_was_removed_from_a_summary_is_named_in_the_readers_language() -> None:
    types = ("EMAIL", "NAME", "HOST", "USER", "PHONE", "CARD")

    assert [in_their_words(in_plain_words(one), "de") for one in types] == [
        "(E-Mail-Adresse)", "(Name)", "(Gerät)", "(Benutzername)", "(Nummer)", "(entfernt)",
    ]  # fmt: skip
    assert [in_their_words(in_plain_words(one), "en") for one in types] == [in_plain_words(one) for one in types]


def test_the_reason_on_the_card_is_one_whole_sentence() -> None:
    shown = card_cases.CASES["created"]
    decision = shown.case.decision
    assert decision is not None
    told = decision.model_copy(update={"reasoning": "Printers on the 3. floor, e.g. No. 5, hang. Nobody else says so."})
    card = agents_card(shown.model_copy(update={"case": shown.case.model_copy(update={"decision": told})}))
    assert card is not None

    assert "Why: Printers on the 3. floor, e.g. No. 5, hang." in plain(card)["lines"]
