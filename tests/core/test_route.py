"""route: the twelve worked rows, and what must hold whatever a model says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_company import ALICE, BOB, GUEST, NOW, ORG, asked, context, issue, organisation, request
from worked_rows import OUTAGE, ROWS, UNREADABLE, WorkedRow

from triage.case import SIGNALS, Asked, Decision
from triage.facts import FLAGS, KINDS, PRIORITIES
from triage.route import route
from triage.rules import first_match
from triage.teams import allowed_team, next_level


@pytest.mark.parametrize("row", ROWS, ids=[row.says for row in ROWS])
def test_worked_row(row: WorkedRow):
    decision = row.decide(route, request)
    assert (decision.outcome, decision.team, decision.priority, decision.rule) == (row.outcome, row.team, row.priority, row.rule)


def test_there_are_twelve_worked_rows_and_each_shows_another_rule():
    assert len({row.rule for row in ROWS}) == len(ROWS) == 12


def decide(*issues, org=ORG, says="Something", who=BOB, flags=(), now=None, rounds=0, **assessment) -> Decision:
    return route(request(says, who, flags=flags), now or context(), asked(*issues, **assessment), org, rounds)


def test_unreadable_answer_goes_to_a_person():
    decision = route(request(), context(), UNREADABLE, ORG)
    assert (decision.outcome, decision.team, decision.rule) == ("person", "desk", "triage system error")
    assert decision.flags == ("unreadable_answer",)
    assert decision.reasoning == "no JSON"


def test_over_a_limit_goes_to_a_person_and_blames_no_model():
    decision = route(request(), context(over_limit="user_limit"), Asked(model="none", failure="user_limit"), ORG)
    assert (decision.outcome, decision.flags) == ("person", ("user_limit",))


def test_a_model_that_failed_leaves_its_stand_in_to_a_person():
    found = asked(issue("signin", 0.99)).model_copy(update={"failure": "no answer within 12 s"})
    decision = route(request(), context(), found, ORG)
    assert (decision.outcome, decision.rule, decision.flags) == ("person", "the model could not be asked", ("model_down",))


def test_a_guest_is_for_a_person():
    assert decide(who=GUEST, flags=("guest",)).rule == "a guest asked"


def test_an_article_that_was_not_offered_is_never_shown():
    decision = decide(issue("signin", 0.9, 0.99, articles=("invented", "reset-password")))
    assert [article.id for article in decision.issues[0].articles] == ["reset-password"]
    assert decide(issue("signin", 0.9, 0.99, articles=("invented",))).outcome == "ticket_proposed"


def test_two_rounds_of_questions_are_the_most():
    vague = issue(None, 0.2)
    assert decide(vague, questions=("Which system?",), rounds=1).outcome == "question"
    assert decide(vague, questions=("Which system?",), rounds=2).outcome == "person"


def test_several_issues_ask_whether_to_file_one_or_several():
    decision = decide(issue("signin", 0.9, 0.95, articles=("reset-password",)), issue("network", 0.9), several=True)
    assert (decision.outcome, decision.confirm, len(decision.issues)) == ("ticket_proposed", "ask", 2)
    assert [routed.team for routed in decision.issues] == ["desk", "network"]


@pytest.mark.parametrize(("priority", "outcome"), [("high", "ticket_created"), ("normal", "ticket_proposed"), ("low", "ticket_proposed")])
def test_urgent_tickets_are_created_without_asking(priority, outcome):
    assert decide(issue("signin", 0.9, priority=priority)).outcome == outcome


def test_three_accepted_proposals_earn_trust():
    decision = decide(issue("signin", 0.9), now=context(accepted_proposals=3))
    assert (decision.outcome, decision.confirm) == ("ticket_created", "auto")


def test_a_channel_may_skip_the_question_and_the_articles():
    org = organisation(
        channels={"help": ["it-help"], "agents": "it-triage", "settings": {"it-help": {"confirm": "auto", "self_service": False}}}
    )
    decision = decide(issue("signin", 0.9, 0.99, articles=("reset-password",)), org=org)
    assert (decision.outcome, decision.confirm) == ("ticket_created", "auto")


TOPIC_CHANNEL = organisation(
    channels={"help": ["it-help"], "agents": "it-triage", "settings": {"it-help": {"category": "network"}}},
)


def test_a_channels_topic_is_taken_where_none_is_sure():
    decision = decide(issue("signin", 0.3), org=TOPIC_CHANNEL)
    assert (decision.outcome, decision.team, decision.category) == ("ticket_proposed", "network", "network")
    assert (decision.rule, decision.category_confidence) == ("the topic of the channel #it-help", 0.0)


def test_a_sure_topic_counts_more_than_the_channels():
    assert decide(issue("signin", 0.8), org=TOPIC_CHANNEL).category == "signin"


def test_a_person_who_must_look_is_of_the_channels_team():
    assert (decide(issue(None, 0.0), org=TOPIC_CHANNEL, flags=("suspicious",)).team) == "network"
    assert (decide(issue(None, 0.0), flags=("suspicious",)).team) == "desk"


def test_the_reason_for_another_kind_speaks_of_that_kind():
    idea = decide(issue("signin", 0.2, reasoning="Votes for signing in."), kind="feature_request", kind_confidence=0.91)
    assert (idea.reasoning, idea.kind_confidence) == ("Understood as Idea with 0.91.", 0.91)
    lost = decide(issue("signin", 0.4, reasoning="Votes for signing in."), signals=("device_lost",))
    assert (lost.reasoning, lost.kind, lost.kind_confidence) == ("The words say that a device is lost.", "security_report", 0.0)


def test_a_text_alone_cannot_make_itself_critical():
    assert decide(issue("signin", 0.9, priority="critical")).priority == "high"
    assert decide(issue("signin", 0.9, priority="critical"), signals=("many_affected",)).priority == "critical"


def test_a_dissolved_team_gets_nothing():
    assert decide(issue("printing", 0.9)).team == "l2"


def test_what_is_below_the_threshold_to_show_does_not_choose_the_team():
    assert decide(issue("network", 0.45), kind="feature_request", kind_confidence=0.9).team == "desk"


@pytest.mark.parametrize(
    ("kind", "outcome", "rule", "private"),
    [
        ("hr", "elsewhere", "hr: tell", True),
        ("billing", "elsewhere", "billing: tell", False),
        ("feature_request", "elsewhere", "feature_request: tell", False),
        ("incident", "elsewhere", "incident: forward", False),
        ("security_report", "elsewhere", "security_report: forward", True),
    ],
)
def test_other_kinds_go_elsewhere(kind, outcome, rule, private):
    decision = decide(kind=kind, kind_confidence=0.75)
    assert (decision.outcome, decision.rule, decision.private, decision.kind) == (outcome, rule, private, kind)


def test_an_unsure_kind_is_it_support():
    assert decide(issue("signin", 0.9), kind="billing", kind_confidence=0.6).outcome == "ticket_proposed"


def test_a_kind_that_only_seems_private_is_kept_private():
    assert decide(issue("signin", 0.9), kind="hr", kind_confidence=0.6).private


def test_a_phishing_report_that_quotes_an_attack_reaches_security():
    decision = decide(flags=("suspicious",), kind="security_report", kind_confidence=0.3, signals=("leak",))
    assert (decision.rule, decision.team) == ("security_report: forward", "l2")


def test_a_suspicious_text_may_reach_a_person_sooner_but_never_a_ticket():
    urgent = decide(says="production is down", who=ALICE, flags=("suspicious",))
    assert (urgent.outcome, urgent.rule) == ("person", "Critical role, production down")
    claimed = decide(who=ALICE, flags=("suspicious",), signals=("production_impact",))
    assert (claimed.outcome, claimed.rule) == ("person", "suspicious text"), "of such a text the words count, not what a model read in them"
    linked = decide(says="outlook is not sending mail", flags=("suspicious",), now=context(incidents=(OUTAGE,)))
    assert (linked.outcome, linked.rule) == ("person", "suspicious text")


def test_a_report_of_a_known_incident_is_linked_and_not_forwarded_again():
    decision = decide(says="outlook and mail are down", kind="incident", kind_confidence=0.95, now=context(incidents=(OUTAGE,)))
    assert (decision.outcome, decision.incident) == ("known_incident", "inc-mail")


def test_an_ended_incident_links_nothing():
    over = OUTAGE.model_copy(update={"ended_at": NOW})
    assert first_match(request("outlook mail"), context(incidents=(over,)), asked().assessment, ORG) is None


def test_a_secret_makes_a_case_private():
    assert decide(flags=("secret",)).private


def test_a_private_topic_makes_a_case_private():
    assert decide(issue("payroll", 0.9)).private


def test_a_case_never_goes_back_to_the_team_it_came_from():
    assert allowed_team("desk", ("desk", "network"), ORG) == "l2"
    assert allowed_team("network", ("desk", "network"), ORG) == "network"


def test_the_ladder_skips_teams_the_case_has_been_with():
    assert next_level("desk", ("desk",), ORG) == "l2"
    assert next_level("network", ("l2", "network"), ORG) == "experts"
    assert next_level("experts", ("experts",), ORG) is None


ANY_ISSUE = st.builds(
    issue,
    category=st.sampled_from([None, "signin", "network", "printing", "payroll", "unknown"]),
    sure=st.floats(0, 1),
    answer=st.floats(0, 1),
    priority=st.sampled_from(PRIORITIES),
    team=st.sampled_from([None, "desk", "old", "nowhere"]),
    articles=st.lists(st.sampled_from(["reset-password", "vpn", "made-up"]), max_size=3).map(tuple),
)


@given(
    issues=st.lists(ANY_ISSUE, min_size=1, max_size=5),
    kind=st.sampled_from(KINDS),
    sure=st.floats(0, 1),
    signals=st.lists(st.sampled_from(SIGNALS), max_size=4).map(tuple),
    several=st.booleans(),
    flags=st.lists(st.sampled_from(FLAGS), max_size=3).map(tuple),
    hops=st.lists(st.sampled_from(["desk", "network", "l2", "gone"]), max_size=4).map(tuple),
)
def test_whatever_a_model_says_an_active_team_gets_it(issues, kind, sure, signals, several, flags, hops):
    decision = decide(*issues, kind=kind, kind_confidence=sure, signals=signals, several=several, flags=flags, now=context(hops=hops))
    assert decision.rule
    assert all(ORG.team(routed.team).active for routed in decision.issues)
    assert {article.id for routed in decision.issues for article in routed.articles} <= {"reset-password", "vpn"}
