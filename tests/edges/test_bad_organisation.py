"""A wrong organisation file: refused with its line, what was expected and an example; on SIGHUP the old one keeps running."""

import json
import re
import signal
import time
from pathlib import Path

import pytest
from helpdesks import data_folder, desk
from outside_world import AMARA, MAYA
from server_process import Server, Visitor, wait_until

from bot import organisation_file
from bot.organisation_file import LARGEST_BYTES, OrganisationError
from triage.facts import ActionName
from triage.organisation import Organisation

GOOD = organisation_file.annotated_example()
QUICK_SECONDS = 30.0


def changed(old: str, new: str) -> str:
    """The sample file with one thing replaced, which must stand there once."""
    assert GOOD.count(old) == 1, f"{old!r} stands {GOOD.count(old)} times"
    return GOOD.replace(old, new)


def without(start: str, end: str) -> str:
    """The sample file without the lines from the one that begins with `start` up to the one that begins with `end`."""
    lines = GOOD.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(start))
    last = next(n for n, line in enumerate(lines) if n > first and line.startswith(end))
    return "\n".join(lines[:first] + lines[last:])


NETWORK = "{id: network, name: Network, level: 2, hours: *office, escalates_to: l2, channel: net-ops}"
WEEK = 'week: {mon: ["08:00-18:00"], tue: ["08:00-18:00"], wed: ["08:00-18:00"], thu: ["08:00-18:00"], fri: ["08:00-17:00"]}'
MISTAKES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a tab": (changed("  help: [it-help]  ", "\thelp: [it-help]  "), "\thelp:", ("not readable as YAML", "even indentation by blanks")),
    "no YAML": (changed("language: en ", "language: en: x: [ "), "language: en:", ("not readable as YAML", "`key: value`")),
    "a missing part": (without("channels:", "agents:"), "", ("channels: is missing", "for example: channels: {help: [it-help]")),
    "a missing field": (changed("    team: applications\n\n# --- Who", "\n# --- Who"), "  - id: erp", ("team: is missing", "for example")),
    "a misspelt part": (changed("default_team: ", "defaultteam: "), "defaultteam:", ("no such setting", "did you mean default_team?")),
    "a misspelt field": (changed("active: false", "activ: false"), "facilities-it", ("no such setting", "activ", "did you mean active?")),
    "a value of another kind": (
        changed("confirm_after_seconds: 180", "confirm_after_seconds: three"),
        "confirm_after",
        ("integer", "three"),
    ),
    "a list where words belong": (changed("name: Fernhill Instruments", "name: [Fernhill]"), "name:", ("string", "for example: name:")),
    "an unknown team": (
        changed("default_team: servicedesk", "default_team: nobody"),
        "default_team:",
        ("no team nobody", "expected one of"),
    ),
    "an unknown team of a topic": (
        changed(
            "calls\n    examples: [nobody hears me in calls, the screen in room Oak stays black]\n    team: workplace",
            "calls\n    team: video",
        ),
        "team: video",
        ("no team video", "expected one of"),
    ),
    "an unknown topic": (
        changed("when: {repeated: 3}", "when: {repeated: 3, category: [phones]}"),
        "[phones]",
        ("no category phones", "expected one of", "network"),
    ),
    "an inactive default team": (
        changed("default_team: servicedesk", "default_team: facilities-it"),
        "default_team:",
        ("facilities-it is not active", "expected"),
    ),
    "an id twice": (changed("  - id: signin", "  - id: network"), "", ("the id network stands 2 times", "expected once")),
    "a bad id": (changed("- id: signin", "- id: Sign in!"), "- id: Sign in!", ("id", "Sign in!", "expected")),
    "bad hours": (changed('fri: ["08:00-17:00"]', 'fri: ["8 to 5"]'), "fri:", ("8 to 5", "HH:MM-HH:MM", "09:00-17:30")),
    "an unknown day": (changed('fri: ["08:00-17:00"]', 'friday: ["08:00-17:00"]'), "friday:", ("mon", "fri")),
    "an unknown zone": (
        changed("    hours: &office\n      time_zone: Europe/London", "    hours: &office\n      time_zone: Leeds"),
        "time_zone: Leeds",
        ("Leeds", "Europe/"),
    ),
    "an unknown zone of the organisation": (
        changed("time_zone: Europe/London\n\n", "time_zone: ../../etc/passwd\n\n"),
        "time_zone:",
        ("time_zone", "not a known time zone", "Europe/London"),
    ),
    "an address that runs code": (
        changed("url: https://help.fernhill.example/finance", "url: javascript:alert(1)"),
        "url:",
        ("url", "such as https://help.example.com", "javascript:alert(1)"),
    ),
    "hours that never open": (changed(WEEK, "week: {}"), "hours: &office", ("never open", "around_the_clock")),
    "a threshold above one": (changed("route: 0.70", "route: 70"), "thresholds:", ("route", "less than or equal to 1", "found 70", "0.70")),
    "a negative limit": (
        changed("requests_per_user_per_hour: 50", "requests_per_user_per_hour: -1"),
        "limits:",
        ("greater than", "found -1"),
    ),
    "agents who read the help channel": (
        changed("agents: it-triage             #", "agents: it-help  #"),
        "agents: it-help",
        ("a help channel too", "expected a private channel"),
    ),
    "a channel with its sign": (changed("help: [it-help] ", "help: ['#it-help'] "), "help:", ("without #", "it-help")),
    "no priority low": (without("  low:", "critical_roles"), "priorities:", ("low missing", "expected all of")),
    "forward to nobody": (
        changed("    deliver: forward\n    team: l2\n", "    deliver: forward\n"),
        "  - id: incident",
        ("deliver: forward", "team: l2"),
    ),
    "an empty when": (
        changed("when: {known_incident: true}", "when: {}"),
        "when: {}",
        ("would match every request", "critical_role: true"),
    ),
    "an unknown signal": (changed("signals: [risky]", "signals: [spooky]"), "spooky", ("spooky", "risky")),
    "a key twice": (changed("language: en ", "name: Other\nlanguage: en "), "name: Other", ("duplicate key", "name")),
    "two documents": (changed("l2_team: l2 ", "---\nl2_team: l2 "), "---", ("another document",)),
    "a tag that runs code": (
        changed("name: Fernhill Instruments", "name: !!python/object/apply:os.system [true]"),
        "name:",
        ("not readable",),
    ),
}
"""What is wrong: the text, what stands on the line that must be named ("" where there is no one line), words of the message."""


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_refused_with_its_line_and_what_was_expected(what: str) -> None:
    text, on_line, words = MISTAKES[what]
    with pytest.raises(OrganisationError) as raised:
        organisation_file.read(text)
    said = next((one for one in str(raised.value).split("\n") if words[0] in one), str(raised.value))
    for word in words:
        assert word in said, said
    line = int(said.split(":")[1])
    assert on_line in text.split("\n")[line - 1], f"{said}\nline {line} is {text.split(chr(10))[line - 1]!r}"


def test_the_sample_itself_is_right() -> None:
    assert organisation_file.read(GOOD).default_team == "servicedesk"


def test_every_pattern_is_said_in_words() -> None:
    """Somebody who wrote a wrong id reads what an id looks like, not a regular expression."""
    patterns = set(re.findall(r'"pattern": ("(?:[^"\\\\]|\\\\.)*")', json.dumps(Organisation.model_json_schema())))
    assert {json.loads(pattern) for pattern in patterns} <= set(organisation_file.PATTERNS)


def test_every_mistake_of_a_file_is_named_but_not_thousands() -> None:
    two = GOOD.replace("route: 0.70", "route: 7").replace("undo_seconds: 600", "undo_seconds: x")
    with pytest.raises(OrganisationError) as raised:
        organisation_file.read(two)
    assert [line.split(": ")[1] for line in str(raised.value).split("\n")] == ["thresholds.route", "timing.undo_seconds"]
    began = time.monotonic()
    with pytest.raises(OrganisationError, match=r"\.\.\. and \d{4} more mistakes") as raised:
        organisation_file.read(GOOD + "\n".join(f"setting{n}: {n}" for n in range(5000)))
    assert str(raised.value).count("\n") < 30
    assert time.monotonic() - began < QUICK_SECONDS


# --- files that are none -----------------------------------------------------------------------------------------------


def bomb(alias: str, levels: int = 9) -> str:
    """Ten times ten times ten ...: some lines that stand for a billion values."""
    first = {"[%s]": "a0: &a0 [x, x, x, x, x, x, x, x, x, x]", "{<<: [%s]}": "a0: &a0 {x: 1, y: 2}"}[alias]
    return "\n".join([first, *(f"a{n}: &a{n} " + alias % ", ".join([f"*a{n - 1}"] * 10) for n in range(1, levels)), "critical_roles: *a8"])


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "helpdesk init"),
    "only a comment": (b"# nothing yet\n", "helpdesk init"),
    "only words": (b"hello\n", "helpdesk init"),
    "a list": (b"- a\n- b\n", "helpdesk init"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\xff\xfe" * 50, "not UTF-8"),
    "NUL": (b"name: a\x00b\n", "not readable as YAML"),
    "UTF-16": (GOOD.encode("utf-16"), "not UTF-8"),
    "Latin-1": (GOOD.replace("Fernhill", "Fernh\u00fcgel").encode("latin-1", "replace"), "not UTF-8"),
    "too large": (b"# x\n" * (LARGEST_BYTES // 4 + 1), "larger than"),
    "deep": (b"name: " + b"[" * 100_000, "not readable as YAML"),
    "aliases of aliases": (bomb("[%s]").encode(), "aliases"),
    "merges of merges": (bomb("{<<: [%s]}").encode(), "aliases"),
    "an alias of itself": (b"name: &a [*a, *a]\n", "aliases"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_none_is_refused_quickly_and_named(what: str, tmp_path: Path) -> None:
    content, word = FILES[what]
    path = tmp_path / "helpdesk.yaml"
    path.write_bytes(content)
    began = time.monotonic()
    with pytest.raises(OrganisationError) as raised:
        organisation_file.load(path)
    assert time.monotonic() - began < QUICK_SECONDS
    assert word in str(raised.value)
    assert "helpdesk.yaml" in str(raised.value)
    assert len(str(raised.value)) < 3000


def test_a_folder_a_missing_file_and_a_device_are_named(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "directory"), (tmp_path / "none.yaml", "No such file"), (Path("/dev/zero"), "larger than")):
        with pytest.raises(OrganisationError, match=words) as raised:
            organisation_file.load(path)
        assert str(path) in str(raised.value)


def test_windows_line_ends_and_its_mark_at_the_beginning_are_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "helpdesk.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert organisation_file.load(path) == organisation_file.read(GOOD)


# --- while it runs -----------------------------------------------------------------------------------------------------


def reread(server: Server) -> str:
    """SIGHUP; what the server says, up to its last word about it."""
    server.process.send_signal(signal.SIGHUP)
    said = ""
    assert server.process.stdout is not None
    while "read again" not in said and "keeps running" not in said:
        line = server.process.stdout.readline()
        assert line, "the server ended"
        said += line
    return said


def test_a_running_helpdesk_keeps_the_old_file_when_the_new_one_is_wrong_and_takes_a_good_one(tmp_path: Path) -> None:
    path, folder = tmp_path / "helpdesk.yaml", data_folder(tmp_path / "data")
    path.write_text(GOOD, encoding="utf-8")
    with Server(folder, HELPDESK_CONFIG=str(path)) as server:
        sofia = Visitor(server.address, "sofia")
        path.write_text(changed("name: Fernhill Instruments", "name: Fernhill Scales\nwrong_part: 1"), encoding="utf-8")
        said = reread(server)
        assert "wrong_part" in said
        assert "helpdesk.yaml:" in said
        assert "keeps running" in said
        assert sofia.read("state")["organisation"] == "Fernhill Instruments"
        path.unlink()
        assert "cannot be read" in reread(server)
        path.write_text(changed("name: Fernhill Instruments", "name: Fernhill Scales"), encoding="utf-8")
        assert "read again" in reread(server)
        assert sofia.read("state")["organisation"] == "Fernhill Scales"
        Visitor(server.address, "amara").post("my machine does not boot, just a blinking cursor")
        wait_until(lambda: len(sofia.read("conversation", id="it-triage")["posts"]) > 0)
        assert server.stop() == 0


async def test_another_folder_of_articles_counts_from_the_next_scan_and_a_missing_one_is_refused(tmp_path: Path) -> None:
    path, articles = tmp_path / "helpdesk.yaml", tmp_path / "articles"
    path.write_text(GOOD, encoding="utf-8")
    articles.mkdir()
    (articles / "kettle.md").write_text("---\nid: kettle\ntitle: Descale the kettle\n---\nUse vinegar in the kettle.\n", encoding="utf-8")
    async with desk(tmp_path / "data", settings={"config": path}) as at:
        path.write_text(changed("knowledge: {}", "knowledge: {folder: nowhere}"), encoding="utf-8")
        assert "nowhere" in str(await at.app.reload())
        await at.scan()
        assert len(at.app.world.index.articles()) >= 25
        path.write_text(changed("knowledge: {}", "knowledge: {folder: articles}"), encoding="utf-8")
        assert await at.app.reload() is None
        await at.scan()
        assert [found.id for found in at.app.world.index.articles()] == ["kettle"]


async def test_a_case_of_a_team_and_topic_that_are_gone_goes_on(tmp_path: Path) -> None:
    """The new file knows neither: the case still shows, can be worked on, and its ticket goes to a team that exists."""
    path = tmp_path / "helpdesk.yaml"
    path.write_text(GOOD, encoding="utf-8")
    async with desk(tmp_path / "data", settings={"config": path}) as at:
        case = await at.ask("my machine does not boot, just a blinking cursor")
        await at.fill(case.id, ActionName.CORRECT, MAYA, category="hardware", team="devices")
        await at.click(case.id, ActionName.CLAIM, MAYA)
        assert (await at.case(case.id)).team == "devices"
        gone = "\n".join(line for line in GOOD.split("\n") if "id: devices" not in line).replace("team: devices", "team: workplace")
        path.write_text(gone.replace("- id: hardware", "- id: machines"), encoding="utf-8")
        assert await at.app.reload() is None
        steps = (
            (ActionName.REPLY, {"text": "Hello"}),
            (ActionName.ESCALATE, {"text": "no idea"}),
            (ActionName.CORRECT, {"category": "machines"}),
        )
        for action, fields in steps:
            answer = await at.fill(case.id, action, MAYA, **fields)
            assert answer.kind == "done", (action, answer)
        await at.ask("It is the one in room 4", AMARA, thread="m1")
        await at.fill(case.id, ActionName.RESOLVE, MAYA, text="It has a new drive")
        now = await at.case(case.id)
        assert (now.state, now.category) == ("resolved", "machines")
        assert at.app.world.organisation.team(now.team) is not None
        assert all(event.attempts == 0 for event in await at.app.world.store.events(case.id))
        assert (await at.app.world.store.counts())["cards_behind"] == 0
