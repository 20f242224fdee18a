"""Filling the fixed part: long enough and no longer, the same to the byte each time, nothing private, nothing that cannot help."""

from datetime import timedelta
from pathlib import Path

import pytest
from helpdesks import sample
from paid_calls import START, paid

from bot import prompts
from bot.app import sample_requests
from bot.models.fixed_part import asked_at, filling, fixed_tokens, has_room, labelled_for, plan_of
from bot.models.prices import load
from bot.models.shelf import Shelf
from storage.sqlite import SqliteStore
from storage.store import CallLimits, Labelled
from triage.cost_plan import filled_tokens
from triage.facts import Context, PastRequest, Person, Place, Request
from triage.labelled_choice import chosen
from triage.organisation import Organisation
from triage.prompt import fixed_part
from triage.redact import Roster

PRICES = load()
OPUS = "claude-opus-4-6"


def set_to(**models: object) -> Organisation:
    return sample().model_copy(update={"models": sample().models.model_copy(update=models)})


def past(number: int, label: str, text: str = "") -> PastRequest:
    return PastRequest(id=str(number), text=text or f"request number {number} of many", label=label)


def template():
    return prompts.load(sample()).second()


def test_the_filled_part_reaches_the_least_cacheable_length_and_hardly_more() -> None:
    org, examples = sample(), sample_requests(sample())
    found = filling(template(), OPUS, org, examples, PRICES)
    tokens = fixed_tokens(template(), OPUS, org, PRICES, found)
    wanted = filled_tokens(PRICES.of(OPUS))
    assert 4096 < wanted <= tokens < wanted + 60
    assert fixed_tokens(template(), OPUS, org, PRICES, found[:-1]) < wanted


def test_it_is_the_same_to_the_byte_each_time_and_holds_every_topic() -> None:
    org = sample()
    parts = {fixed_part(template(), org, filling(template(), OPUS, org, sample_requests(org), PRICES)) for _ in range(3)}
    assert len(parts) == 1
    told = {one.label for one in filling(template(), OPUS, org, sample_requests(org), PRICES)}
    assert {category.id for category in org.categories if not category.private} <= told


def test_nothing_of_private_topics_or_kinds_is_told_and_what_is_told_is_redacted() -> None:
    org = sample()
    private = next(kind.id for kind in org.kinds if kind.private)
    mine = [
        Labelled(id="a", text="my salary is wrong again this month", label=f"kind:{private}"),
        Labelled(id="b", text="write to jo.smith@fernhill.example about the VPN", label="network"),
        *sample_requests(org),
    ]
    (block,) = fixed_part(template(), org, filling(template(), OPUS, org, mine, PRICES))
    assert "salary is wrong" not in block
    assert "about the VPN" in block
    assert "jo.smith" not in block


def test_too_few_requests_fill_nothing() -> None:
    assert filling(template(), OPUS, sample(), sample_requests(sample())[:20], PRICES) == ()


async def test_a_model_that_caches_the_short_part_gets_no_filling(store: SqliteStore) -> None:
    short = load().of("claude-opus-5-5").least_cacheable_tokens
    assert fixed_tokens(template(), "claude-opus-5-5", sample(), PRICES) > short
    assert await found_for(store, fixed_part="filled", stage_2="claude-opus-5-5") == 0


def test_the_fewest_are_chosen_topic_by_topic() -> None:
    examples = [past(1, "network"), past(2, "network"), past(3, "signin"), past(4, "erp"), past(5, "nobody-knows")]
    found = chosen(examples, sample(), lambda some: len(some) >= 3)
    assert [one.id for one in found] == ["1", "3", "4"]
    assert chosen(examples, sample(), lambda some: len(some) >= 5) == ()


def test_twins_and_texts_that_are_too_short_or_too_long_are_left_out() -> None:
    texts = ["VPN drops every hour", "vpn  drops every HOUR", "help", "x" * 301, "the Wi-Fi is slow today"]
    examples = [past(number, "network", text) for number, text in enumerate(texts)]
    assert [one.id for one in chosen(examples, sample(), lambda some: len(some) >= 2)] == ["0", "4"]


@pytest.fixture
async def store(tmp_path: Path):
    opened = SqliteStore.open(tmp_path)
    yield opened
    await opened.close()


async def asked(store: SqliteStore, every: timedelta, times: int = 120, **call: object) -> None:
    for number in range(times):
        one = paid(at=START + every * number, **call)  # type: ignore[arg-type]
        await store.reserve_call(one, None, 0.01, CallLimits(), one.at)
        await store.settle_call(one)


async def found_for(store: SqliteStore, **models: object) -> int:
    org = set_to(**models)
    return len(await labelled_for(template(), prompts.load(org), store, sample_requests(org), PRICES, START + timedelta(days=7)))


async def test_auto_follows_the_measured_rate(store: SqliteStore) -> None:
    assert await found_for(store, fixed_part="auto") == 0
    await asked(store, timedelta(minutes=2))
    assert await found_for(store, fixed_part="auto") > 50
    assert await found_for(store, fixed_part="auto", cache="off") == 0


async def test_auto_stays_short_where_requests_are_seldom(store: SqliteStore) -> None:
    await asked(store, timedelta(minutes=20))
    assert await found_for(store, fixed_part="auto", cache="5m") == 0
    assert await found_for(store, fixed_part="auto", cache="1h") > 50


async def test_what_was_never_sent_and_other_models_do_not_count(store: SqliteStore) -> None:
    await asked(store, timedelta(seconds=10), result="circuit_open")
    await asked(store, timedelta(seconds=10), model="claude-opus-5-5")
    await asked(store, timedelta(seconds=10), stage="stage_1", model=OPUS)
    assert asked_at(await store.calls(), "stage_2", OPUS) == ()
    assert await found_for(store, fixed_part="auto") == 0


async def test_short_and_filled_are_obeyed_without_any_call(store: SqliteStore) -> None:
    assert await found_for(store, fixed_part="short") == 0
    assert await found_for(store, fixed_part="filled") > 50


def test_a_plan_from_too_few_calls_stands_on_no_rate() -> None:
    plan = plan_of(template(), OPUS, sample(), PRICES, [START, START + timedelta(seconds=1)])
    assert (plan.per_hour, [way.hits for way in plan.ways]) == (0.0, [0.0, 0.0, 0.0])


NAMED = "the month end report stays blank, Tolvane Quexby saw it too, look at tquexby"


def test_a_filled_part_names_nobody_as_soon_as_they_are_known() -> None:
    org, shelf = sample(), Shelf(None)
    used = shelf.read(org).second()
    first = shelf.fill(used, org, [PastRequest(id="1", text=NAMED, label="erp"), *(past(n, "network") for n in range(3))])
    assert "Tolvane Quexby" in first.system[0]
    asked = [question(shelf, org, Roster(names=("Tolvane Quexby",), users=("tquexby",))) for _ in range(2)]
    assert "Tolvane" not in asked[0]
    assert "tquexby" not in asked[0]
    assert "the month end report stays blank" in asked[0]
    assert asked[0] == asked[1] == question(shelf, org, Roster(names=("Tom Berg",))), "whom nobody names changes nothing"
    assert "Tolvane" not in shelf.fill(used, org, [PastRequest(id="1", text=NAMED, label="erp")]).system[0]


def question(shelf: Shelf, org: Organisation, roster: Roster) -> str:
    place = Place(surface="chat", conversation="it-help")
    asks = Request(
        case_id="C1", message_id="m1", place=place, requester=Person(id="chat:1", name="Amara Okafor"), text="VPN", asked_at=START
    )
    return shelf.compose(None, asks, Context(now=START), org, roster, stage_2=True).system[0]


@pytest.mark.parametrize(("tokens", "stage_1", "filled"), [(8_000, "claude-haiku-5-5", True), (5_500, "claude-haiku-5-5", False)])
def test_a_part_is_not_filled_where_nothing_could_be_asked_any_more(tokens: int, stage_1: str, filled: bool) -> None:
    org = set_to(fixed_part="filled", stage_1=stage_1, input_tokens_per_request=tokens)
    assert has_room(template(), prompts.load(org), PRICES) is filled


def test_a_first_look_is_not_filled_where_the_full_model_could_not_be_asked_after_it() -> None:
    for tokens, filled in ((8_000, False), (12_000, True)):
        org = set_to(fixed_part="filled", stage_1="claude-haiku-4-5", input_tokens_per_request=tokens)
        own = prompts.load(org)
        assert (has_room(own.first, own, PRICES), has_room(own.second(), own, PRICES)) == (filled, True)


async def test_without_room_it_stays_short_and_the_log_says_so(store: SqliteStore, capsys: pytest.CaptureFixture[str]) -> None:
    assert await found_for(store, fixed_part="filled", input_tokens_per_request=5_500) == 0
    assert "input_tokens_per_request is too low" in capsys.readouterr().err
