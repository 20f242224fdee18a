"""Nothing that may not leave stands in what leaves: prompts, HTTP bodies, log lines, metrics. And all of it comes back on our side."""

import json
import re
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from claude_desks import claude_desk
from fake_claude import FakeClaude
from helpdesks import sample as sample_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outside_world import AMARA
from planted_secrets import PLANTS, ROSTER, WORDS, Planted, planted, told_in
from prompt_cases import ADA, NOW, context, prompts, request, sample
from test_claude_failures import FIRST, first_stage, second_stage, sound

from bot.log import set_up
from triage.facts import Attachment, Candidate, Context, Incident, PastCase, PastRequest, Request
from triage.organisation import Organisation
from triage.prompt import Prompt, compose, fixed_part, frame
from triage.prompt_texts import PLACEHOLDER
from triage.redact import TYPES, restore

PLACES = (
    "text",
    "subject",
    "addition",
    "file name",
    "title",
    "department",
    "recent case",
    "like request",
    "question asked",
    "incident",
    "article title",
    "article passage",
)


def placed(plants: Sequence[tuple[str, Planted]]) -> tuple[Request, Context]:
    """A request of which everything is known; each sentence stands in its place."""

    def at(place: str, usual: str) -> str:
        return "\n".join([*(plant.said for where, plant in plants if where == place), usual])

    def line(place: str, usual: str) -> str:
        return at(place, usual).replace("\n", " ")

    asked = request(
        at("text", WORDS[0]),
        subject=line("subject", WORDS[1]),
        additions=(at("addition", WORDS[2]),),
        attachments=(Attachment(name=line("file name", "log.txt"), url="https://files.example/1"),),
        requester=ADA.model_copy(update={"title": line("title", "Engineer"), "department": line("department", "Production")}),
    )
    article = Candidate(
        id="vpn", title=line("article title", "VPN"), passage=at("article passage", "Restart the client."), score=9.0, confidence=0.9
    )
    summary = line("recent case", "VPN")
    past = PastCase(case_id="C7", summary=summary, category=None, team=None, state="closed", opened_at=NOW - timedelta(days=3))
    known = context(
        candidates=(article,),
        asked=(line("question asked", "Since when?"),),
        incidents=(Incident(id="i", title=line("incident", "Mail is slow"), declared_at=NOW - timedelta(hours=1)),),
        recent=(past,),
        similar=(PastRequest(id="1", text=line("like request", "vpn again"), label="network"),),
    )
    return asked, known


def question(stage: int, asked: Request, known: Context, org: Organisation | None = None) -> Prompt:
    template = prompts().first if stage == 1 else prompts().second()
    org = org or roomy()
    return compose(template, asked, known, org, roster=ROSTER, shared=frame(template, org))


def roomy(**privacy: object) -> Organisation:
    """The sample organisation with room for everything, so that nothing is safe only because it was cut."""
    org = sample()
    changed = org.privacy.model_copy(update=privacy) if privacy else org.privacy
    return org.model_copy(update={"models": org.models.model_copy(update={"input_tokens_per_request": 20_000}), "privacy": changed})


def leaves(prompt: Prompt) -> str:
    return "\n".join((*prompt.system, prompt.user, prompt.schema_json, prompt.parameters, prompt.version, repr(prompt)))


PLANTED = st.lists(st.tuples(st.sampled_from(PLACES), planted()), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLANTED, st.sampled_from([1, 2]))
def test_no_planted_secret_stands_in_a_prompt(plants: list[tuple[str, Planted]], stage: int) -> None:
    found = told_in(leaves(question(stage, *placed(plants))))
    assert [(where, plant.kind, found(plant)) for where, plant in plants if found(plant)] == []


@pytest.mark.parametrize("kind", PLANTS)
@pytest.mark.parametrize("place", PLACES)
def test_every_kind_in_every_place(kind: str, place: str) -> None:
    @settings(max_examples=2, deadline=None, derandomize=True, database=None)
    @given(PLANTS[kind])
    def one(plant: Planted) -> None:
        said = leaves(question(2, *placed([(place, plant)])))
        assert told_in(said)(plant) == (), said[-1500:]

    one()


@settings(max_examples=60, deadline=None)
@given(planted("password in prose", "token", "GitHub token", "AWS key"), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_secret_told_in_one_place_is_hidden_in_every_other(plant: Planted, told: str, bare: str) -> None:
    """Also where nothing shows what it is, and before it was told: "Falcon77! again" in a subject, "my password is Falcon77!" below."""
    again = Planted(plant.kind, f"{WORDS[3]} {plant.secrets[0]} {WORDS[4]}", plant.secrets)
    said = leaves(question(2, *placed([(bare, again), (told, plant)])))
    assert told_in(said)(plant) == ()


@settings(max_examples=30, deadline=None)
@given(planted())
def test_labelled_examples_in_the_fixed_part_tell_nothing_either(plant: Planted) -> None:
    examples = (PastRequest(id="1", text=plant.said, label="network", priority="high"),)
    said = "\n".join(fixed_part(prompts().second(), sample(), examples))
    shown = [secret for secret in told_in(said)(plant) if plant.kind not in ("USER", "NAME")]
    assert shown == [], "accounts and names in examples need the roster, which is not the organisation's to keep"


FENCE = re.compile(r"</?ticket-[0-9a-f]+>")


@settings(max_examples=100, deadline=None)
@given(PLANTED, st.sampled_from([1, 2]))
def test_restored_a_prompt_says_what_it_would_have_said_without_redaction(plants: list[tuple[str, Planted]], stage: int) -> None:
    asked, known = placed(plants)
    hidden, open_ = question(stage, asked, known), question(stage, asked, known, roomy(redact=()))
    assert {found[0] for found in PLACEHOLDER.finditer(hidden.user)} <= {placeholder for placeholder, _ in hidden.mapping}
    assert len(dict(hidden.mapping)) == len(hidden.mapping)
    if "…" not in hidden.user and "…" not in open_.user and "[…]" not in open_.user:
        assert FENCE.sub("", restore(hidden.user, hidden.mapping)) == FENCE.sub("", open_.user)


# --- over HTTP


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    set_up("debug")
    async with FakeClaude.open() as opened:
        sound(opened)
        opened.always({**FIRST, "label": "network", "label_confidence": 0.5}, when=first_stage)
        yield opened
    set_up()


def examples() -> list[Planted]:
    """One of each kind, always the same."""
    drawn: list[Planted] = []
    for strategy in PLANTS.values():

        @settings(max_examples=1, deadline=None, derandomize=True, database=None)
        @given(strategy)
        def draw(plant: Planted) -> None:
            drawn.append(plant)

        draw()
    return [plant for plant in drawn if plant.kind not in ("USER", "NAME")]


async def test_no_request_body_no_log_line_and_no_metric_tells_a_secret(
    claude: FakeClaude, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plants = examples()
    org = sample_file()
    org = org.model_copy(
        update={"limits": org.limits.model_copy(update={"requests_per_user_per_hour": 1000, "model_calls_per_minute": 1000})}
    )
    logged = ""
    async with claude_desk(tmp_path, claude, organisation=org) as desk:
        for number, plant in enumerate(plants):
            file = Attachment(name=f"{plant.said[:60]}.txt".replace("\n", " "), url="https://files.example/1")
            if number % 3 == 0:
                await desk.ask(f"my laptop does not start, {plant.said}", subject=WORDS[1], attachments=(file,))
            elif number % 3 == 1:
                await desk.ask("my laptop does not start", subject=plant.said.replace("\n", " ")[:190])
            else:
                case = await desk.ask("my laptop does not start, the fan is loud")
                await desk.app.door.message(desk.world.message(plant.said, AMARA, thread=case.request.message_id))
                await desk.settle()
        metrics = desk.app.world.metrics.text(await desk.app.world.store.counts()).decode()
        logged = "".join(capfd.readouterr())
    assert len(claude.asked) >= len(plants)
    assert any(second_stage(one) for one in claude.asked)
    sent = "\n".join(json.dumps(one.body, ensure_ascii=False) + one.path + json.dumps(dict(one.headers)) for one in claude.requests)
    for where, text in {"a request": sent, "the log": logged, "the metrics": metrics}.items():
        found = told_in(text)
        assert [(where, plant.kind, found(plant)) for plant in plants if found(plant)] == []


def test_the_privacy_setting_names_every_type_that_is_planted() -> None:
    kinds = {plant.kind for plant in examples()}
    assert kinds - {"PASSWORD and account"} <= TYPES
