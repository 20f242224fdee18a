"""/retriage and the ways between a request and its cards: by number, by a post's permalink; old and new side by side."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from slack_desk import Desk, desk

from bot import organisation_file
from bot.organisation_file import annotated_example
from bot.resources import resource

PASSWORD = "How do I reset my password?"
EXCEL = "Excel crashes when I open the budget file"


def without_password_articles(folder: Path) -> Path:
    """An organisation file beside a folder of articles that lacks whatever is about passwords; those stand aside in `later`."""
    shutil.copytree(str(resource("manifests", "kb")), folder / "kb")
    (folder / "later").mkdir()
    for article in (folder / "kb").glob("*.md"):
        if "password" in article.read_text(encoding="utf-8").lower():
            article.rename(folder / "later" / article.name)
    config = folder / "helpdesk.yaml"
    config.write_text(annotated_example().replace("\nknowledge: {}", "\nknowledge: {folder: kb}"), encoding="utf-8")
    return config


def shown_to(found: Desk, who: str) -> list[Any]:
    return [one for one in found.slack.moments_for(who) if one.kind == "ephemeral"]


async def test_after_the_articles_changed_old_and_new_are_shown_side_by_side(tmp_path: Path) -> None:
    config = without_password_articles(tmp_path)
    async with desk(tmp_path / "data", organisation=organisation_file.load(config), config=config) as found:
        ts = await found.say("tom", "#it-help", PASSWORD)
        before = await found.case(ts)
        assert before is not None
        assert before.decision is not None
        assert before.decision.outcome != "self_service"
        for article in (tmp_path / "later").iterdir():
            article.rename(tmp_path / "kb" / article.name)
        found.app.world.sync_articles()
        answer = await found.slack.command("tom", "#it-help", f"/retriage {before.id}")
        assert answer.trouble is None
        await found.settle()
        after = await found.case(ts)
        assert after is not None
        assert after.decision is not None
        assert after.decision.outcome == "self_service"
        (told,) = shown_to(found, "tom")
        assert "→ Answered with articles" in str(told.body["blocks"])
        assert "That solved it" in found.card("#it-help", ts).labels


@pytest.mark.parametrize("of", ["the post", "the card", "the number"])
async def test_a_permalink_is_as_good_as_the_number(tmp_path: Path, of: str) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        case = await found.case(ts)
        assert case is not None
        base = "https://fernhill.slack.com/archives/C0ITHELP/p"
        card = found.card("#it-help", ts).ts
        words = {
            "the post": f"{base}{ts.replace('.', '')}",
            "the card": f"{base}{card.replace('.', '')}?thread_ts={ts}&cid=C0ITHELP",
            "the number": case.id,
        }[of]
        await found.slack.command("amara", "#general", f"/retriage {words} it crashes with the sales file too")
        await found.settle()
        assert any("looked at again" in str(one.body) for one in shown_to(found, "amara"))
        now = await found.case(ts)
        assert now is not None
        assert "the sales file too" in str(now.request)


async def test_a_permalink_of_something_else_offers_ones_own_requests(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", EXCEL)
        answer = await found.slack.command("amara", "#general", "/retriage https://fernhill.slack.com/archives/C0GENERAL/p1700000000000100")
        assert "Which request" in str(answer.said)


async def test_agents_find_from_the_request_to_their_card_and_back(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        agents = found.agents_card()
        post = f"https://fernhill.slack.com/archives/C0ITHELP/p{ts.replace('.', '')}"
        card = f"https://fernhill.slack.com/archives/C0ITTRIAGE/p{agents.ts.replace('.', '')}"
        assert (post, "open the post") in agents.links
        await found.slack.message_shortcut("maya", ts, "triage_message")
        await found.settle()
        (told,) = shown_to(found, "maya")
        assert card in str(told.body)
        case = await found.case(ts)
        assert case is not None
        assert card in str((await found.slack.command("maya", "#general", f"/triage status {case.id}")).said)
        assert card not in str((await found.slack.command("amara", "#general", f"/triage status {case.id}")).said)


async def test_a_permalink_in_a_request_stays_as_it_was_written(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        link = f"https://fernhill.slack.com/archives/C0ITHELP/p{ts.replace('.', '')}"
        await found.slack.command("tom", "#general", f"/triage Excel crashes for me too, see {link}")
        await found.settle()
        newest = (await found.app.world.store.list_cases())[0]
        case = await found.app.world.store.case(newest.case_id)
        assert case is not None
        assert link in case.request.text
