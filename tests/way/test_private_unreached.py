"""Who asks something private and cannot be written to directly is not left without a word: the thread says how it stands."""

from pathlib import Path
from typing import Any

from helpdesks import Desk, desk, scan_once
from outside_world import BEN

from bot.ports import GiveUp, TryAgain
from triage.facts import Person

PHISHING = "I clicked a link in a phishing mail and typed my password Winter-2026-secret"
EXCEL = "Excel crashes when I open the budget file"
GERMAN = Person(id="chat:nina", name="Nina Sommer", language="de")


class Direct:
    """The way to people's direct conversations: refused, out of reach, or as always."""

    def __init__(self, helpdesk: Desk) -> None:
        self._surface: Any = helpdesk.app.world.surfaces["chat"]
        self._really = self._surface.direct

    def fails(self, error: Exception) -> None:
        async def direct(person_id: str) -> None:
            raise error

        self._surface.direct = direct

    def works(self) -> None:
        self._surface.direct = self._really


def standing(helpdesk: Desk, conversation: str) -> list[str]:
    return [post.card.title for post in helpdesk.world.posts.values() if post.place.conversation == conversation]


async def test_who_cannot_be_written_to_reads_in_the_thread_who_has_it_and_how_to_get_the_answer(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        Direct(helpdesk).fails(GiveUp("no chat"))
        case = await helpdesk.ask(PHISHING, BEN)
        assert case.private
        [line] = standing(helpdesk, "it-help")
        assert "with our team" in line
        [card] = helpdesk.world.cards("private_line")
        assert "direct message" in card.model_dump_json()
        assert "phishing" not in card.model_dump_json().lower()
        assert (card.buttons, card.menu) == ((), ())
        await scan_once(helpdesk.app)
        assert standing(helpdesk, "it-help") == [line]


async def test_it_is_said_in_the_language_of_who_asked(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        Direct(helpdesk).fails(GiveUp("no chat"))
        await helpdesk.ask(PHISHING, GERMAN)
        assert "bei unserem Team" in standing(helpdesk, "it-help")[0]


async def test_the_private_card_follows_when_they_write_to_the_helpdesk_and_the_line_is_true_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        direct = Direct(helpdesk)
        direct.fails(GiveUp("no chat"))
        case = await helpdesk.ask(PHISHING, BEN)
        direct.works()
        await scan_once(helpdesk.app)
        assert standing(helpdesk, f"dm-{BEN.id}") == [], "not at the pace of the scans"
        await helpdesk.app.door.message(helpdesk.world.message("hello", BEN, channel=None))
        await scan_once(helpdesk.app)
        [card] = [card for card in helpdesk.world.cards("") if card.marker == f"case:{case.id}:requester"]
        assert card.title in standing(helpdesk, f"dm-{BEN.id}")
        assert standing(helpdesk, "it-help") == ["Answered privately."]


async def test_what_others_write_directly_does_not_hurry_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        direct = Direct(helpdesk)
        direct.fails(GiveUp("no chat"))
        await helpdesk.ask(PHISHING, BEN)
        direct.works()
        await helpdesk.app.door.message(helpdesk.world.message("hello", channel=None))
        await scan_once(helpdesk.app)
        assert standing(helpdesk, f"dm-{BEN.id}") == []


async def test_while_the_platform_is_out_of_reach_nothing_untrue_is_said(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        direct = Direct(helpdesk)
        direct.fails(TryAgain("no answer"))
        await helpdesk.ask(PHISHING, BEN)
        assert standing(helpdesk, "it-help") == []
        direct.works()
        await scan_once(helpdesk.app)
        assert standing(helpdesk, "it-help") == ["Answered privately."]


async def test_a_card_in_the_channel_is_taken_away_also_where_it_cannot_follow(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        asked = helpdesk.world.message(EXCEL, BEN)
        await helpdesk.app.door.message(asked)
        await helpdesk.settle()
        Direct(helpdesk).fails(GiveUp("no chat"))
        await helpdesk.app.door.message(helpdesk.world.message(PHISHING, BEN, thread=asked.id))
        await helpdesk.settle()
        [line] = standing(helpdesk, "it-help")
        assert "with our team" in line
