"""Posts in Teams: what people write in chats and channels becomes cases, and the card stands where they wrote."""

from pathlib import Path

from teams_desk import desk

EXCEL = "Excel crashes when I open the budget file"


async def test_words_in_the_personal_chat_get_a_card_there(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        said = await found.say("amara", "direct", "I forgot my password and cannot sign in")
        case = await found.case(said)
        assert case is not None
        assert (case.request.requester.name, case.request.requester.email) == ("Amara Okafor", "amara.okafor@fernhill.example")
        card = found.card("direct", "amara")
        assert case.id or card.words
        assert [one.status for one in found.teams.deliveries] == [200]


async def test_a_click_is_answered_privately_and_the_card_is_redrawn_for_everybody(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        said = await found.say("amara", "it-help", EXCEL)
        agents = found.agents_card()
        answer = await found.press("maya", agents.id, "Claim")
        assert answer.trouble is None, answer.faults
        assert answer.private
        case = await found.case(said)
        assert case is not None
        assert case.assignee is not None
        assert case.assignee.name == "Maya Lindqvist"
        assert "Maya Lindqvist" in found.teams.post(agents.id).words
        assert found.teams.post(agents.id).edited
