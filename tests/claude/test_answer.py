"""How an answer is read: strictly, never mended; whatever is off is said with its field; nothing of it can do more than stand as text."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_cases import answer, asked_of, composed, context, everything, first_answer, issue, request, sample

from triage.answer import FirstLook, read, read_first, settles
from triage.case import Asked, Assessment, Unreadable
from triage.facts import Attachment, Context, Incident, Person
from triage.redact import MASK
from triage.route import route

ASKED = composed(2)
FIRST = composed(1)


def whole(raw: str) -> Assessment:
    found = read(raw, ASKED, sample())
    assert isinstance(found, Assessment), found
    return found


def refused(raw: str) -> str:
    found = read(raw, ASKED, sample())
    assert isinstance(found, Unreadable), found
    assert found.raw == raw[:20_000]
    return found.why


def first(**changes: Any) -> FirstLook:
    found = read_first(first_answer(**changes), FIRST, sample())
    assert isinstance(found, FirstLook), found
    return found


def test_a_whole_answer_is_read_with_ids_in_place_of_positions() -> None:
    found = whole(answer(issue(articles=["A2", "A1"]), signals=["blocked"], questions=["Since when?"]))
    assert found.issues[0].articles == ("dock", "vpn-times-out-from-home")
    assert (found.issues[0].category, found.issues[0].team, found.issues[0].system) == ("network", "network", "VPN")
    assert (found.kind, found.language, found.signals, found.questions) == ("it_support", "en", ("blocked",), ("Since when?",))


def test_none_is_nothing_and_nothing_has_no_confidence() -> None:
    found = whole(answer(issue(category="none", team="none", articles=["none"], system="", answer_confidence=0.9))).issues[0]
    assert (found.category, found.team, found.system, found.articles) == (None, None, None, ())
    assert (found.category_confidence, found.answer_confidence) == (0.0, 0.0)


def test_several_issues_are_read_in_their_order() -> None:
    found = whole(answer(issue(), issue(summary="Printer jams", category="printing", articles=[]), several=True))
    assert [one.category for one in found.issues] == ["network", "printing"]
    assert found.several


NOT_JSON = {
    "empty": "",
    "blank": " \n",
    "words": "The VPN is down.",
    "fenced": f"```json\n{answer()}\n```",
    "words before": f"Here it is: {answer()}",
    "words behind": f"{answer()} I hope this helps.",
    "two": answer() * 2,
    "cut off": answer()[:-20],
    "a list": f"[{answer()}]",
    "a text": '"network"',
    "null": "null",
    "not a number": answer().replace("0.97", "NaN"),
    "endless": answer().replace("0.97", "Infinity"),
    "a key twice": answer().replace('"several": false', '"several": false, "several": true'),
    "html": "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
    "deep": "[" * 9000,
    "long": answer(notes="x" * 30_000),
    "long, of nothing": answer() + " " * 20_001,
    "many digits": answer().replace("0.97", "9" * 5000),
}


@pytest.mark.parametrize("raw", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_one_json_object_is_unreadable(raw: str) -> None:
    assert refused(raw)


WRONG = {
    "issues[1].category": answer(issue(category="databases")),
    "issues[1].team": answer(issue(team="facilities-it")),
    "issues[1].priority": answer(issue(priority="urgent")),
    "issues[1].articles: A4": answer(issue(articles=["A4"])),
    "issues[1].articles[1]": answer(issue(articles=["vpn-times-out-from-home"])),
    "issues[1].articles: none beside": answer(issue(articles=["none", "A1"])),
    "issues[1].category_confidence": answer(issue(category_confidence=1.2)),
    "issues[1].answer_confidence": answer(issue(answer_confidence="high")),
    "kind_confidence": answer(kind_confidence=True),
    "kind": answer(kind="question"),
    "signals[1]": answer(signals=["ceo"]),
    "several": answer(several="no"),
    "several: true with one": answer(several=True),
    "several: true for the kind hr": answer(issue(), issue(), kind="hr", several=True),
    "kind: no request": answer(kind="not_a_request"),
    "language": answer(language="English"),
    "issues: expected a list that": answer(issues=[]),
    "issues: 6": answer(*[issue()] * 6, several=True),
    "questions: 4": answer(questions=["Why?"] * 4),
    "questions[1]: empty": answer(questions=[" "]),
    "questions[2]: 201 ": answer(questions=["Why?", "y" * 201]),
    "notes": answer(notes=None),
    "issues[1].summary: empty": answer(issue(summary="")),
    "issues[1].summary: 201": answer(issue(summary="s" * 201)),
    "issues[1].reasoning: 501": answer(issue(reasoning="r" * 501)),
    "answer: holds more": answer(action="escalate_to_ceo"),
    "issues[1]: holds more": answer(issue(action="escalate_to_ceo")),
    "answer: notes is missing": json.dumps({name: value for name, value in json.loads(answer()).items() if name != "notes"}),
    "issues[1]: expected an object": answer(issues=["VPN"]),
}


@pytest.mark.parametrize(("why", "raw"), WRONG.items(), ids=WRONG)
def test_what_was_not_asked_for_is_unreadable_and_names_the_field(why: str, raw: str) -> None:
    assert refused(raw).startswith(why)


HOSTILE = {
    "a link": "Sign in at https://evil.example/now",
    "a hidden scheme": "Sign in at hxxps://evil.example",
    "www": "See www.evil.example",
    "a path": "See evil.example/login now",
    "a Markdown link": "Click [here](evil)",
    "a Slack link": "See <https://evil.example|the portal>",
    "a Slack call": "Hello <!channel>",
    "a Slack mention": "Ask <@U0123456>",
    "everybody": "Please read, @channel",
    "a script": "Hi <script>alert(1)</script>",
    "markup": "Hi <b>you</b>",
    "an entity": "Hi &lt;b&gt;",
    "a comment": "Hi <!-- unseen --> you",
    "turned letters": "Hi \u202egnp.exe",
    "unseen letters": "Hi\u200b there",
    "a control": "Hi \x07 there",
    "a sentence's name": "word:question_since_when",
    "javascript": "See javascript:alert(1)",
    "mailto": "Write to mailto:boss@evil.example",
}


@pytest.mark.parametrize("field", ["summary", "reasoning", "notes", "questions", "system"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_texts_of_an_answer_are_nothing_but_text(field: str, text: str) -> None:
    made = {
        "notes": lambda: answer(notes=text),
        "questions": lambda: answer(questions=[text]),
    }.get(field, lambda: answer(issue(**{field: text})))()
    assert field in refused(made)
    assert text not in refused(made)


@pytest.mark.parametrize(
    "text",
    [
        "Reply with your password, please.",
        "What is your PIN?",
        "Could you send us the MFA code?",
        "Bitte nennen Sie uns Ihr Passwort.",
        "Can you call 0900 123 456 789?",
        "Can you sign in at fernhill-login.com?",
    ],
)
def test_a_question_lures_nobody(text: str) -> None:
    assert refused(answer(questions=[text])).startswith("questions[1]")


@pytest.mark.parametrize(
    "text",
    [
        "Which error code do you see?",
        "Did you change your password recently?",
        "Does it happen with e.g. ASP.NET and/or node.js too?",
        "Is the door's PIN pad lit?",
        "Was kommt nach der Eingabe des Passworts?",
        "Since when (roughly)?",
        "Is it needed by 12.03.2026, or by 2026-03-20?",
        "Is it the file report.pdf, 2.5 GB & more than 10 < 20?",
    ],
)
def test_an_honest_question_is_let_through(text: str) -> None:
    assert whole(answer(questions=[text])).questions == (text,)


def test_a_domain_that_the_request_names_may_stand_in_a_summary() -> None:
    prompt = composed(2, "github.com does not load")
    found = read(answer(issue(summary="github.com does not load")), prompt, sample())
    assert isinstance(found, Assessment)
    assert "summary" in refused(answer(issue(summary="github.com does not load")))


def test_placeholders_come_back_for_agents_only_and_secrets_for_nobody() -> None:
    prompt = asked_of(2, *everything())
    raw = answer(
        issue(summary="VPN drops for [USER_1] and [EMAIL_1]", reasoning="[EMAIL_1] sees it too.", system="[IP_1]"),
        notes="Call [PHONE_1]; told [PASSWORD_1]; [EMAIL_9] is unknown.",
        questions=["Does [EMAIL_1] see it?"],
    )
    found = read(raw, prompt, sample())
    assert isinstance(found, Assessment)
    assert found.issues[0].summary == "VPN drops for (user name) and (e-mail address)"
    assert found.questions == ("Does (e-mail address) see it?",)
    assert found.issues[0].reasoning == "bo.lee@fernhill.example sees it too."
    assert found.issues[0].system == "10.20.30.40"
    assert found.notes == f"Call +44 20 7946 0018; told {MASK}; [EMAIL_9] is unknown."


def test_what_comes_back_never_makes_a_text_too_long() -> None:
    name = "x" * 60 + "@fernhill.example"
    prompt = asked_of(2, request(f"mail of {name} is lost"), context())
    found = read(answer(issue(reasoning=" ".join(["[EMAIL_1]"] * 40))), prompt, sample())
    assert isinstance(found, Assessment)
    assert "x@" not in found.issues[0].reasoning


def test_no_request_is_only_believed_when_it_is_sure() -> None:
    none = issue(category="none", articles=[], team="none")
    sure = whole(answer(none, kind="not_a_request", kind_confidence=0.9))
    assert (sure.is_request, sure.kind, sure.kind_confidence) == (False, "it_support", 0.0)
    assert whole(answer(none, kind="not_a_request", kind_confidence=0.6)).is_request


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
@settings(max_examples=100)
def test_whatever_json_comes_back_there_is_a_verdict(value: Any) -> None:
    raw = json.dumps(value)
    assert isinstance(read(raw, ASKED, sample()), Unreadable)
    assert isinstance(read_first(raw, FIRST, sample()), Unreadable)


FIELDS = st.sampled_from(sorted(json.loads(answer())))
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.text(max_size=5), max_size=3)


@given(FIELDS, VALUES)
def test_one_field_gone_wrong_never_raises_and_is_routed_all_the_same(field: str, value: Any) -> None:
    raw = answer(**{field: value})
    found = read(raw, ASKED, sample())
    asked = Asked(model="m", unreadable=found, raw=raw) if isinstance(found, Unreadable) else Asked(model="m", assessment=found, raw=raw)
    decision = route(request(), context(), asked, sample())
    assert decision.outcome == "person" or isinstance(found, Assessment)


def test_an_unreadable_answer_goes_to_a_person_with_the_raw_answer_kept() -> None:
    unreadable = read("I am sorry, I cannot help.", ASKED, sample())
    assert isinstance(unreadable, Unreadable)
    decision = route(request(), context(), Asked(model="m", unreadable=unreadable, raw=unreadable.raw), sample())
    assert (decision.outcome, decision.team) == ("person", sample().default_team)
    assert unreadable.raw == "I am sorry, I cannot help."


# --- the first look


def test_a_first_look_is_read_with_kind_topic_and_article() -> None:
    found = first()
    assert (found.kind, found.category, found.article) == ("it_support", "network", "vpn-times-out-from-home")
    assert (found.kind_confidence, found.category_confidence, found.answer_confidence) == (0.93, 0.93, 0.9)


def test_a_first_look_of_another_kind_has_no_topic() -> None:
    found = first(label="hr", article="none")
    assert (found.kind, found.kind_confidence, found.category, found.category_confidence) == ("hr", 0.93, None, 0.0)
    assert (found.article, found.answer_confidence) == (None, 0.0)


@pytest.mark.parametrize(
    "changes",
    [
        {"label": "ceo"},
        {"article": "A4"},
        {"article": "A9"},
        {"label_confidence": -0.1},
        {"language": "en-US"},
        {"more": 1},
        {"label": "not_a_request"},
    ],
    ids=str,
)
def test_a_first_look_that_was_not_asked_for_is_unreadable(changes: dict[str, Any]) -> None:
    assert isinstance(read_first(first_answer(**changes), FIRST, sample()), Unreadable)


def test_an_answer_is_held_against_what_was_asked_though_the_organisation_changed_since() -> None:
    org = sample()
    renamed = [{**one.model_dump(), "id": "vpn"} if one.id == "network" else one.model_dump() for one in org.categories]
    changed = type(org).model_validate({**org.model_dump(), "categories": renamed})
    found = read_first(first_answer(), FIRST, changed)
    assert isinstance(found, Unreadable)
    assert found.why == "label: the organisation has it no more"
    later = read(answer(), ASKED, changed)
    assert isinstance(later, Assessment)
    assert route(request(), context(), Asked(model="m", assessment=later), changed).category is None


def settled(look: FirstLook, text: str = "My VPN times out from home", known: Context | None = None, **changes: Any) -> Assessment | None:
    return settles(look, request(text, **changes), known or context(), sample())


def test_one_common_issue_that_an_article_answers_is_settled() -> None:
    found = settled(first())
    assert found is not None
    assert (found.issues[0].category, found.issues[0].priority, found.issues[0].team) == ("network", "normal", "network")
    decision = route(request(), context(), Asked(model="m", assessment=found), sample())
    assert (decision.outcome, [one.id for one in decision.issues[0].articles]) == ("self_service", ["vpn-times-out-from-home"])


def test_another_kind_is_settled_when_it_is_sure_and_somebody_answers_for_it() -> None:
    found = settled(first(label="billing", article="none"), "Why was invoice 7 paid twice?")
    assert found is not None
    assert route(request(), context(), Asked(model="m", assessment=found), sample()).outcome == "elsewhere"
    assert settled(first(label="billing", article="none", label_confidence=0.69), "Why was invoice 7 paid twice?") is None


def test_what_asks_nothing_is_settled_only_where_the_rules_were_unsure_too() -> None:
    none = first(label="not_a_request", article="none")
    found = settled(none, "Lunch menu for today is up")
    assert found is not None
    assert not found.is_request
    unsure = first(label="not_a_request", article="none", label_confidence=0.84)
    assert settled(unsure, "Lunch menu for today is up") is None
    assert settled(none, "Lunch menu for today is up", direct=True) is None
    assert settled(none, "Lunch menu for today is up", via="form") is None
    assert settled(none, "My VPN times out from home, can you help?") is None


INCIDENT = Incident(id="vpn", title="VPN is down", category="network", words=("vpn",), declared_at=context().now)
NOT_SETTLED: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "unsure of the answer": ({"answer_confidence": 0.84}, {}, {}),
    "no article": ({"article": "none"}, {}, {}),
    "unsure of the topic": ({"label_confidence": 0.6}, {}, {}),
    "no topic": ({"label": "none"}, {}, {}),
    "an incident": ({"label": "incident", "article": "none", "label_confidence": 1.0}, {}, {}),
    "a security report": ({"label": "security_report", "article": "none", "label_confidence": 1.0}, {}, {}),
    "suspicious": ({}, {"flags": ("suspicious",)}, {}),
    "a secret": ({}, {"flags": ("secret",)}, {}),
    "hardly a word": ({}, {"flags": ("attachment_only",)}, {}),
    "a guest": ({}, {"flags": ("guest",)}, {}),
    "a file": ({}, {"attachments": (Attachment(name="a.png"),)}, {}),
    "later words": ({}, {"additions": ("since Monday",)}, {}),
    "a question under way": ({}, {}, {"asked": ("Since when?",)}),
    "teams had it": ({}, {}, {"hops": ("servicedesk",)}),
    "an open incident": ({}, {}, {"incidents": (INCIDENT,)}),
    "over a limit": ({}, {}, {"over_limit": "user_limit"}),
    "signs of weight": ({}, {"text": "VPN times out and production is down"}, {}),
    "several matters": ({}, {"text": "1. My VPN times out from home.\n2. Also the printer jams.\n3. And I need Visio, please."}, {}),
    "the article is gone": ({}, {}, {"candidates": ()}),
}


@pytest.mark.parametrize(("look", "asked", "known"), NOT_SETTLED.values(), ids=NOT_SETTLED)
def test_a_doubt_asks_the_full_model(look: dict[str, Any], asked: dict[str, Any], known: dict[str, Any]) -> None:
    assert settled(first(**look), known=context(**known), **asked) is None


def test_a_channel_without_self_service_settles_no_answer() -> None:
    org = sample()
    channels = org.channels.model_copy(
        update={"settings": {"it-help": org.channel_settings("it-help").model_copy(update={"self_service": False})}}
    )
    assert settles(first(), request(), context(), org.model_copy(update={"channels": channels})) is None


def test_a_settled_summary_names_nobody() -> None:
    asked = request("My VPN times out, write to ann@fernhill.example", requester=Person(id="x:1", name="Ann"))
    found = settles(first(), asked, context(), sample())
    assert found is not None
    assert "@" not in found.issues[0].summary
