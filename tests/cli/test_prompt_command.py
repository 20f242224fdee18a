"""`helpdesk prompt`: fixed part, whole question, what stays here, tokens by estimate and by the API; nothing is asked of a model."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command_line import helpdesk
from fake_claude_aside import claude_aside
from helpdesks import desk

TEXT = "my vpn drops, call me on +44 20 7946 0018"


def test_it_shows_both_fixed_parts_with_their_tokens(organisation: Path) -> None:
    ran = helpdesk("prompt")
    assert ran.status == 0
    assert "=== first-look/1 (stage_1, claude-haiku-5-5" in ran.out
    assert "=== triage/1 (stage_2, claude-opus-4-6" in ran.out
    assert "signin: passwords, locked accounts" in ran.out
    assert ran.out.count("=== tokens, estimated: fixed ") == 2
    assert "=== the request" not in ran.out


def test_it_shows_the_whole_question_redacted_and_what_stays_here(organisation: Path) -> None:
    ran = helpdesk("prompt", "--stage", "2", "--text", TEXT)
    asked, _, kept = ran.out.partition("=== stays on this machine")
    assert "call me on [PHONE_1]" in asked
    assert "7946" not in asked
    assert "[PHONE_1] = +44 20 7946 0018" in kept
    assert "first-look" not in ran.out


def test_its_objects_hold_what_is_sent_and_nothing_that_stays(organisation: Path) -> None:
    first, second = helpdesk("prompt", "--json", "--text", TEXT).objects
    assert (first["stage"], second["stage"]) == ("stage_1", "stage_2")
    assert second["tokens_estimated"]["whole"] == sum(second["tokens_estimated"][part] for part in ("fixed", "schema", "request"))
    assert second["schema"]["additionalProperties"] is False
    assert "7946" not in str((first, second))
    assert second["tokens_counted"] is None


def test_a_topics_own_prompt_is_shown(organisation: Path, here: Path) -> None:
    own = here / "prompts" / "mine" / "4.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\nversion: 4\nstage: stage_2\nmax_tokens: 500\ndate: 2026-01-01\nwhy: a test\nmeasured_with: none yet\n---\n"
        "Printers of {{organisation}}\n=== variable ===\n{{ticket}}\n",
        encoding="utf-8",
    )
    text = organisation.read_text(encoding="utf-8").replace("id: printing,", "id: printing, prompt: mine,")
    organisation.write_text(text, encoding="utf-8")
    assert "Printers of Small Company" in helpdesk("prompt", "--stage", "2", "--category", "printing").out
    assert "Printers of" not in helpdesk("prompt", "--stage", "2", "--category", "network").out
    own.unlink()
    ran = helpdesk("prompt")
    assert ran.status == 2
    assert "categories: printing: prompt: " in ran.err


def test_an_unknown_topic_and_an_empty_text_are_refused_in_words(organisation: Path) -> None:
    assert "expected one of signin, network, printing" in helpdesk("prompt", "--category", "gardening").err
    assert "expected the words of a request" in helpdesk("prompt", "--text", " ").err


def test_with_a_key_the_api_counts_and_nothing_is_asked(organisation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with claude_aside() as (claude, _):
        monkeypatch.setenv("ANTHROPIC_API_KEY", claude.api_key)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
        (found,) = helpdesk("prompt", "--json", "--stage", "2", "--text", TEXT).objects
        assert found["tokens_counted"] > found["tokens_estimated"]["fixed"]
        assert helpdesk("prompt", "--json", "--offline", "--stage", "2").object["tokens_counted"] is None
        paths = [seen.path for seen in claude.requests]
    assert paths == ["/v1/messages/count_tokens"]


def test_a_key_that_is_refused_is_said(organisation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with claude_aside() as (claude, _):
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-wrong")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
        ran = helpdesk("prompt", "--stage", "1")
    assert ran.status == 0
    assert "not counted by the API: " in ran.out
    assert "401" in ran.out
    assert "sk-ant-wrong" not in ran.out + ran.err


def test_it_says_where_a_running_helpdesk_adds_labelled_requests(organisation: Path) -> None:
    assert "labelled requests" not in helpdesk("prompt").err
    organisation.write_text(organisation.read_text(encoding="utf-8") + "models: {fixed_part: filled}\n", encoding="utf-8")
    assert "a running helpdesk adds labelled requests" in helpdesk("prompt").err


@pytest.fixture(scope="module")
def asked_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which Amara Okafor has a case."""
    folder = tmp_path_factory.mktemp("people") / "data"

    async def live() -> None:
        async with desk(folder) as running:
            await running.ask("my vpn times out when I connect from home")

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(live())).result()
    return folder


def test_people_of_the_helpdesk_are_named_neither_here_nor_to_the_api(asked_before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "the same trouble as Amara Okafor had"
    with claude_aside() as (claude, _):
        monkeypatch.setenv("ANTHROPIC_API_KEY", claude.api_key)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
        found = helpdesk("prompt", "--data", asked_before, "--text", text, "--json").objects
        sent = [seen.text for seen in claude.requests]
    assert len(sent) == len(found) == 2
    assert all("[NAME_1]" in one["user"] for one in found)
    assert not [body for body in sent if "Okafor" in body]
    assert helpdesk("redact", "--data", asked_before, text).out == "the same trouble as [NAME_1] had\n"


def test_where_claude_is_left_out_not_even_tokens_are_counted_there(organisation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    organisation.write_text(organisation.read_text(encoding="utf-8") + "models: {use: offline}\n", encoding="utf-8")
    with claude_aside() as (claude, _):
        monkeypatch.setenv("ANTHROPIC_API_KEY", claude.api_key)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
        assert helpdesk("prompt", "--text", TEXT).status == 0
        assert claude.requests == []
