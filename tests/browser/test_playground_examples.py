"""All example requests, clicked through in the page: every outcome and every card of the product is reached with the offline model."""

import json
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playground_page import Page, served, until
from running_server import TOKEN

from bot.cards.build import ALL_KINDS
from bot.resources import resource
from triage.case import OUTCOMES

NEVER_DRAWN = {
    "error": "stands for a fault on our side, which no example makes",
}
EXAMPLES = json.loads(resource("manifests", "playground.json").read_text(encoding="utf-8"))["examples"]
SETTLE_SECONDS = 0.45
DAILY_LINE_SECONDS = 75.0
FIRST_CASE = 1001


def watch(page: Page, seen: set[str], seconds: float) -> None:
    """Look at the page for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen |= page.kinds()
        time.sleep(0.1)


def click_through(page: Page, example: dict[str, Any], seen: set[str]) -> list[str]:
    """Click one example and every step of it; returns what the guide could not do."""
    failed = []
    page.js("if (document.getElementById('app').dataset.panel !== 'examples') document.getElementById('try-open').click()")
    page.js("document.querySelector(`[data-example='${arguments[0]}'].example`).click()", example["id"])
    until(lambda: page.js("return document.getElementById('guide').dataset.example") == example["id"], f"{example['id']} is posted")
    watch(page, seen, SETTLE_SECONDS)
    for number, step in enumerate(example.get("steps", ()), 1):
        page.one("#guide-next").click()
        until(lambda n=number: page.js("return document.getElementById('guide').dataset.next") == str(n), f"{example['id']}, step {number}")
        watch(page, seen, 1.9 if step.get("skip") else SETTLE_SECONDS)
        if words := page.js("return document.getElementById('guide').dataset.failed ?? ''"):
            failed.append(words)
    return failed


def see_daily_line(page: Page, seen: set[str]) -> None:
    """On the next day the agents see what was left alone; it is looked for once a minute."""
    page.become("maya")
    page.click("[data-skip=working_day]")
    page.go("it-triage")
    end = time.monotonic() + DAILY_LINE_SECONDS
    while "agents.ignored" not in seen and time.monotonic() < end:
        watch(page, seen, 0.5)


def reached(address: str) -> set[str | None]:
    """The outcome of every case there is, asked of the API."""
    found: set[str | None] = set()
    for number in range(FIRST_CASE, FIRST_CASE + 1000):
        request = urllib.request.Request(f"{address}/api/cases/C{number}", headers={"Authorization": f"Bearer {TOKEN}"})
        try:
            with urllib.request.urlopen(request) as answer:
                found.add(json.load(answer)["outcome"])
        except urllib.error.HTTPError as error:
            error.close()
            break
    return found


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_examples_reach_every_card(browser: Any, tmp_path: Path) -> None:
    seen: set[str] = set()
    failed: list[str] = []
    with served(tmp_path / "data") as address:
        page = Page(browser, address)
        page.open("amara")
        for example in EXAMPLES:
            failed += click_through(page, example, seen)
        see_daily_line(page, seen)
        assert page.complaints() == []
        outcomes = reached(address)
        browser.get("about:blank")
    assert failed == []
    assert set(OUTCOMES) - outcomes == set()
    assert set(ALL_KINDS) - seen - set(NEVER_DRAWN) == set()


def test_the_examples_name_people_places_and_steps_that_exist() -> None:
    people = {"amara", "tom", "ines", "jonas", "rosa", "kit", "maya", "oliver", "sofia"}
    deeds = {"press", "say", "react", "triage", "skip", "edit", "delete", "go", "thread", "see"}
    assert len({example["id"] for example in EXAMPLES}) == len(EXAMPLES)
    for example in EXAMPLES:
        assert example["who"] in people
        for step in example.get("steps", ()):
            assert step["hint"]
            assert step.get("as", "amara") in people
            assert deeds & step.keys(), step
