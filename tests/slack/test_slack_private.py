"""What is private stays so: also where a request becomes private later, and where its author cannot be written to."""

from pathlib import Path

from slack_desk import Desk, desk

EXCEL = "Excel crashes when I open the budget file"
PHISHING = "I clicked a link in a phishing mail and typed my password"
WORDS = "Please change it on the other laptop."


async def reply(found: Desk) -> None:
    card = found.agents_card("#it-security").ts
    await found.slack.press("maya", card, "Claim")
    await found.scan()
    await found.slack.press("maya", card, "Reply…")
    await found.settle()
    await found.slack.submit("maya", {"text": WORDS})
    for _ in range(2):
        await found.scan()


def seen(found: Desk, where: str, viewer: str) -> str:
    return " ".join(post.words for post in found.slack.posts(where, viewer=viewer, ours=True))


async def test_a_request_that_becomes_private_goes_on_in_the_direct_conversation(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        assert "Create ticket" in found.card("#it-help", ts).labels
        await found.say("amara", "#it-help", PHISHING, thread=ts)
        await found.scan()
        (line,) = found.slack.posts("#it-help", thread=ts, ours=True)
        assert (line.words, line.labels) == ("Answered privately.", ())
        await reply(found)
        assert seen(found, "#it-help", "tom") == "Answered privately."
        assert WORDS in seen(found, "direct", "amara")


async def test_a_card_whose_answer_was_lost_before_the_request_became_private_does_not_stay_in_public(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.lose("chat.postMessage", times=1, where=lambda told: told.get("channel") == "C0ITHELP")
        ts = await found.slack.say("amara", "#it-help", EXCEL)
        await found.say("amara", "#it-help", PHISHING, thread=ts)
        for _ in range(3):
            await found.scan()
        assert seen(found, "#it-help", "tom") == "Answered privately."
        (card,) = [post for post in found.slack.posts("direct", viewer="amara", ours=True) if post.labels]
        assert "phishing" in card.words


async def test_words_for_somebody_who_cannot_be_written_to_are_not_said_in_public(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("conversations.open", "user_disabled", times=None)
        await found.say("amara", "#it-help", PHISHING)
        await found.scan()
        await reply(found)
        assert WORDS not in seen(found, "#it-help", "amara")
        told = [str(one.body["text"]) for one in found.slack.moments_for("maya") if one.kind == "ephemeral"]
        assert any("could not be delivered" in words for words in told)
