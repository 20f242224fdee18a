"""What is kept of why: English sentences of our own that can be recognised again, or the organisation's own names."""

import pytest
from small_company import ORG, asked, context, issue, request
from worked_rows import ROWS, WorkedRow

from triage.case import Asked
from triage.reasons import because, recognised
from triage.route import route


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_each_rule_is_one_of_ours_or_the_organisations(row: WorkedRow) -> None:
    rule = row.decide(route, request).rule

    assert recognised(rule) is not None or rule in {own.name for own in ORG.rules}


@pytest.mark.parametrize("limit", ["user_limit", "system_limit"])
def test_over_a_limit_the_reason_is_a_sentence_and_no_id(limit: str) -> None:
    decision = route(request(), context(over_limit=limit), Asked(model="none", failure=limit), ORG)

    assert decision.reasoning == decision.rule == because(f"rule_{limit}")


@pytest.mark.parametrize("text", ["", "Nothing else", "an article answers it (at least much)", "suspicious text.", "\n: forward"])
def test_other_words_are_nobodys_sentence(text: str) -> None:
    assert recognised(text) is None


def test_a_note_of_route_stands_beside_the_models() -> None:
    repeated = asked(issue("network", 0.8), notes="Signed in twice.")
    decision = route(request("VPN again"), context(recent=_three_of_a_kind()), repeated, ORG)

    assert decision.notes == "Signed in twice. 3 requests on this topic within 30 days: look for a permanent fix."


def _three_of_a_kind() -> tuple[object, ...]:
    return next(row.context.recent for row in ROWS if row.rule == "Three of a kind")
