"""What comes back from a button is exactly what we put there, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import FORMS, MAXIMUM_LENGTH, ButtonValue, decode, encode, marked, marker, opens_form
from triage.facts import ActionName

ACTIONS = [*ActionName, "why", "summary"]
ARGUMENTS = st.none() | st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,79}", fullmatch=True)


def test_a_value_is_short_and_readable() -> None:
    assert encode("C1042", 3, ActionName.CLAIM) == "C1042|3|claim"
    assert encode("C7", 1, ActionName.RETRIAGE, "forced") == "C7|1|retriage|forced"


@given(st.from_regex(r"[A-Z][0-9]{1,12}", fullmatch=True), st.integers(0, 9_999_999), st.sampled_from(ACTIONS), ARGUMENTS)
def test_what_is_encoded_is_decoded(case_id: str, version: int, action: ActionName, arg: str | None) -> None:
    value = encode(case_id, version, action, arg)
    assert decode(value) == ButtonValue(case_id=case_id, version=version, action=action, arg=arg)
    assert len(value) <= MAXIMUM_LENGTH


@given(st.text(max_size=60) | st.from_regex(r"C[0-9]{1,4}\|[0-9]{1,3}\|[a-z_]{2,12}(\|.*)?"))
def test_what_is_decoded_is_what_encode_would_make(value: str) -> None:
    found = decode(value)
    assert found is None or encode(found.case_id, found.version, found.action, found.arg) == value


@pytest.mark.parametrize(
    "forged",
    [
        "", "C1042", "C1042|3", "C1042|3|", "|3|claim", "C1042||claim", "C1042|3|own_everything", "C1042|03|claim", "C1042|-1|claim",
        "C1042|3|claim|", "C1042|3|claim|a|b", "C1042|3|claim|a b", "c1042|3|claim", "C1042|3|Claim", " C1042|3|claim", "C1042|3|claim\n",
        "C１|3|claim", "C1042|٣|claim", "C1042|3|claim|" + "x" * 81, "C1042|99999999|claim", "C1042|3|claim|../..", "C1042|3|claim|'--",
        "C1042|3|__class__", "C1042|3|name", "C1042|3|claim\x00", "x" * 10_000,
    ],
)  # fmt: skip
def test_a_forged_value_is_nothing(forged: str) -> None:
    assert decode(forged) is None


@pytest.mark.parametrize("value", [None, 7, b"C1042|3|claim", ["C1042|3|claim"], {"value": "C1042|3|claim"}])
def test_a_value_that_is_no_text_is_nothing(value: object) -> None:
    assert decode(value) is None


def test_a_value_that_would_not_come_back_is_refused() -> None:
    with pytest.raises(ValueError, match="no button value"):
        encode("C1042", 3, ActionName.CLAIM, "two words")


def test_forms_open_for_their_actions_and_not_for_a_forced_triage() -> None:
    assert {action for action in ActionName if opens_form(action)} == FORMS
    assert not opens_form(ActionName.RETRIAGE, "forced")
    assert not opens_form("why")


def test_a_marker_names_case_and_card() -> None:
    assert marked(marker("C1042", "news/3/resolved")) == ("C1042", "news/3/resolved")
    assert marked("case:C1042:") is None
    assert marked("see case:C1042:requester") is None
