"""`helpdesk triage`: the card or one object a line, as the running helpdesk would decide, without any effect."""

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Ran, helpdesk, lines
from helpdesks import desk, settings

from bot.clock import SystemClock
from bot.trial import open_bench, try_out

ROOT = Path(__file__).resolve().parents[2]
KEYS = [
    "id", "outcome", "ignored_because", "kind", "issues", "flags", "reasoning", "rule", "model", "prompt_version", "cost_usd", "seconds",
]  # fmt: skip
ISSUE_KEYS = ["summary", "category", "priority", "team", "action", "category_confidence", "answer_confidence", "articles"]
VPN = "my vpn times out when I connect from home"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_prints_the_requesters_card(prepared: Path) -> None:
    ran = helpdesk("triage", VPN, "--data", prepared)
    assert ran.status == 0
    assert ran.out.startswith("* This may solve it\n")
    assert "vpn-times-out-from-home" in ran.out
    assert "That solved it" in ran.out
    assert "nothing is kept" in ran.err


def test_the_agents_card_on_request(organisation: Path, here: Path) -> None:
    asked = ("triage", "my keyboard has three dead keys and the monitor flickers all day", "--articles", articles(here))
    plain, both = helpdesk(*asked), helpdesk(*asked, "--agents")
    assert both.out.startswith(plain.out.rstrip())
    assert "From: You" in both.out
    assert "From: You" not in plain.out


def test_what_would_be_left_alone_says_why(prepared: Path) -> None:
    assert helpdesk("triage", "thanks!", "--data", prepared).out == "This would be left alone: thanks.\n"
    found = helpdesk("triage", "thanks!", "--data", prepared, "--json").object
    assert (found["outcome"], found["ignored_because"], found["issues"]) == ("ignored", "thanks", [])


def test_nothing_is_written_anywhere(prepared: Path, here: Path) -> None:
    before = contents(prepared)
    assert helpdesk("triage", VPN, "--data", prepared).status == 0
    assert contents(prepared) == before
    assert helpdesk("triage", "vpn", "--data", here / "nowhere", "--articles", articles(here)).status == 0
    assert not (here / "nowhere").exists()


def articles(folder: Path) -> Path:
    return lines(folder / "articles.jsonl", [{"id": "moon", "title": "Reach the moon base", "text": "Open the hatch of the moon base."}])


def test_as_json_it_is_one_object_with_exactly_the_keys_that_are_promised(prepared: Path) -> None:
    for option in ("--json", "--as-json"):
        found = helpdesk("triage", VPN, "--data", prepared, option).object
        assert list(found) == KEYS
        (issue,) = found["issues"]
        assert list(issue) == ISSUE_KEYS
        assert list(issue["articles"][0]) == ["id", "title", "url", "score"]
    assert found["outcome"] == "self_service"
    assert found["kind"] == "it_support"
    assert found["model"] == "offline"
    assert found["cost_usd"] == 0
    assert 0 < found["seconds"] < 10


def test_standard_input_is_read_whatever_its_bytes(prepared: Path) -> None:
    ran = helpdesk("triage", "-", "--data", prepared, "--json", stdin=b"my vpn times out \xff\xfe from home")
    assert ran.object["issues"][0]["category"] == "network"


def test_a_line_each_is_answered_by_a_line_each(prepared: Path, here: Path) -> None:
    rows = [{"id": "a", "text": VPN, "label": "passed over"}, "", {"id": 7, "text": "thanks"}, {"id": "c", "text": "x" * 100_000}]
    for name in ("requests.jsonl", "requests.jsonl.gz"):
        ran = helpdesk("triage", "--jsonl", lines(here / name, rows), "--data", prepared)
        assert ran.status == 0
        assert ran.err == ""
        assert [list(one) for one in ran.objects] == [KEYS] * 3
        assert [one["id"] for one in ran.objects] == ["a", 7, "c"]
        assert [one["outcome"] for one in ran.objects[:2]] == ["self_service", "ignored"]


WRONG = {
    "no JSON": "{broken",
    "no object": "[1, 2]",
    "a bare word": '"vpn"',
    "no id": '{"text": "vpn"}',
    "id is true": '{"id": true, "text": "vpn"}',
    "id is null": '{"id": null, "text": "vpn"}',
    "no text": '{"id": "2"}',
    "text is a number": '{"id": "2", "text": 5}',
    "text is null": '{"id": "2", "text": null}',
    "nested without end": "[" * 100_000,
    "not UTF-8": "\udcff\udcfe",
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_named_and_what_came_before_is_written(line: str, organisation: Path, here: Path) -> None:
    file = lines(here / "requests.jsonl", [{"id": "1", "text": "the vpn is down"}, line, {"id": "3", "text": "printer"}])
    ran = helpdesk("triage", "--jsonl", file, "--articles", articles(here))
    assert ran.status == 2
    assert [one["id"] for one in ran.objects] == ["1"]
    assert "requests.jsonl" in ran.err
    assert "2" in ran.err
    assert "expected" in ran.err


def test_strange_texts_never_break_a_line(organisation: Path, here: Path) -> None:
    texts = ["", " \n", "\x00\x1b[2J", "\u202egnirts", "🙂", "<script>[x](y)`", "\\ud800"]
    rows = [{"id": n, "text": text} for n, text in enumerate(texts)] + ['{"id": 99, "text": "vpn \\ud800 down"}']
    ran = helpdesk("triage", "--jsonl", lines(here / "requests.jsonl", rows), "--articles", articles(here))
    assert ran.status == 0
    assert len(ran.objects) == len(rows)


def test_other_articles_answer_where_they_are_named(organisation: Path, here: Path) -> None:
    ran = helpdesk("triage", "how do I reach the moon base hatch", "--articles", articles(here), "--json")
    found = ran.object["issues"][0]["articles"]
    assert found == [] or found[0]["id"] == "moon"
    assert helpdesk("triage", "x", "--articles", here / "gone").status == 2


def test_jsonl_is_read_from_standard_input() -> None:
    command = [sys.executable, "-m", "bot", "triage", "--jsonl", "-", "--articles", str(articles(Path.cwd()))]
    (Path.cwd() / "config.yaml").write_text((ROOT / "tests/cli/command_line.py").read_text().split('"""\\\n')[1].split('"""')[0])
    given = b'{"id": 1, "text": "the vpn is down"}\n'
    ended = subprocess.run([*command, "--config", str(Path.cwd() / "config.yaml")], input=given, cwd=ROOT, capture_output=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert Ran(0, ended.stdout.decode(), "").object["id"] == 1


TEXTS = (
    VPN,
    "thanks a lot",
    "I lost my laptop on the train",
    "outlook is broken AND the printer eats paper, also I need access to the marketing folder",
    "everybody in the warehouse is offline, nobody can ship",
    "help",
    "when is the next payday? my holiday days are wrong in the HR portal",
)


async def test_it_decides_as_the_running_helpdesk_does(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        folder = settings(tmp_path / "data")
        async with open_bench(folder, SystemClock().now()) as bench:
            for text in TEXTS:
                case, tried = await running.ask(text), await try_out(bench, text, running.world.now)
                assert tried.ignored_because == case.ignored_because
                assert (tried.decision is None) == (case.decision is None)
                if tried.decision is not None and case.decision is not None:
                    assert tried.decision.outcome == case.decision.outcome
                    assert tried.decision.rule == case.decision.rule
                    assert tried.decision.issues == case.decision.issues


def test_what_was_imported_decides_with(organisation: Path, here: Path) -> None:
    rows = [{"text": f"the gizmo number {n} blinks strangely", "category": "printing"} for n in range(40)]
    rows += [{"text": f"cannot log in to portal {n}", "category": "signin"} for n in range(40)]
    asked = ("triage", "my gizmo blinks strangely", "--json", "--articles", articles(here))
    before = helpdesk(*asked).object["issues"][0]
    assert helpdesk("examples", "import", lines(here / "history.jsonl", rows)).status == 0
    after = helpdesk(*asked).object["issues"][0]
    assert before["category_confidence"] == 0
    assert (after["category"], after["category_confidence"] > 0.7) == ("printing", True)


def test_a_rollout_to_nobody_does_not_silence_a_trial(organisation: Path, here: Path) -> None:
    organisation.write_text(organisation.read_text() + "rollout: {percentage: 0}\n")
    ran = helpdesk("triage", "the vpn is down", "--json", "--articles", articles(here))
    assert ran.object["outcome"] != "ignored"
