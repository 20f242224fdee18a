"""Every kind of activity: what Teams tells becomes what the core is told, and the answer goes to the one person."""

from pathlib import Path

import pytest
from teams_desk import desk

EXCEL = "Excel crashes when I open the budget file"


async def test_a_mention_anywhere_is_a_request_and_other_talk_is_not(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        talk = await found.say("amara", "random", "lunch at noon?")
        asked = await found.say("amara", "random", EXCEL, mention=True)
        assert await found.case(talk) is None
        case = await found.case(asked)
        assert case is not None
        assert (case.request.text, case.request.channel, case.request.via) == (EXCEL, "random", "mention")


async def test_a_post_in_a_help_channel_needs_no_mention_where_rsc_is_granted(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        case = await found.case(asked)
        assert case is not None
        assert (case.request.via, case.request.channel) == ("post", "it-help")
        card = found.card("it-help", "amara", thread=asked)
        assert card.thread == asked
        found.teams.world.team("Fernhill").permissions.clear()
        assert await found.case(await found.say("amara", "it-help", EXCEL)) is None


async def test_a_group_chat_hears_its_mention(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "suppliers", EXCEL, mention=True)
        case = await found.case(asked)
        assert case is not None
        assert case.request.channel is None
        assert len(found.teams.acting("suppliers")) == 1


async def test_somebody_of_another_tenant_is_a_guest(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("stranger", "suppliers", EXCEL, mention=True)
        kit = await found.say("kit", "direct", EXCEL)
        for one in (asked, kit):
            case = await found.case(one)
            assert case is not None
            assert case.request.requester.is_guest
            assert "guest" in case.request.flags


async def test_a_reply_in_the_thread_answers_the_question(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("ines", "it-help", "hello I have a problem")
        case = await found.case(asked)
        assert case is not None
        assert case.state == "asking"
        await found.say("ines", "it-help", EXCEL, thread=asked)
        case = await found.case(asked)
        assert case is not None
        assert case.state == "proposed"
        assert len(await found.cases()) == 1


async def test_an_edit_changes_the_request_and_a_deletion_cancels_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", "the coffee machine is broken")
        await found.teams.edit("amara", asked, EXCEL)
        await found.settle()
        case = await found.case(asked)
        assert case is not None
        assert EXCEL in case.request.whole_text
        await found.teams.remove("amara", asked)
        await found.settle()
        case = await found.case(asked)
        assert case is not None
        assert (case.state, case.closed_as) == ("closed", "withdrawn")


async def test_files_in_the_chat_are_links(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "direct", EXCEL, files=("error.png",))
        case = await found.case(asked)
        assert case is not None
        [file] = case.request.attachments
        assert (file.name, file.url) == ("error.png", "https://fernhill.sharepoint.example/personal/files/error.png")


async def test_html_is_read_as_words(tmp_path: Path) -> None:
    markup = '<div>Excel crashes, see <a href="https://wiki.example/x">this page</a></div><ul><li>first</li><li>second</li></ul>'
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "direct", "Excel crashes", markup=markup)
        case = await found.case(asked)
        assert case is not None
        assert case.request.text == "Excel crashes, see this page (https://wiki.example/x)\n- first\n- second"


async def test_who_is_spoken_to_is_known_by_the_mention(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", "@tom my machine does not boot, just a blinking cursor")
        lines = await found.app.world.store.list_cases(states=("ignored",))
        assert [line.ignored_because for line in lines if line.message_id.endswith(asked)] == ["addressed_to_person"]


async def test_commands_are_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "direct", f"triage {EXCEL}")
        case = await found.case(asked)
        assert case is not None
        assert case.request.text == EXCEL
        for words, shown in (("status", case.id), ("mine", case.id), ("help", "triage"), ("kb vpn", "VPN"), ("/status", case.id)):
            await found.say("amara", "direct", words)
            assert shown in found.teams.posts("direct", "amara", ours=True)[-1].words, words
        await found.say("amara", "direct", "queue")
        assert "agents" in found.teams.posts("direct", "amara", ours=True)[-1].words
        assert len(await found.cases()) == 1


async def test_a_slash_within_the_words_is_no_command_and_stays(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        words = "I opened https://wiki.fernhill.example/help and ran /status but Excel crashes"
        case = await found.case(await found.say("amara", "direct", words))
        assert case is not None
        assert case.request.text == words


async def test_a_command_in_a_channel_is_answered_in_the_chat(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("maya", "it-help", "queue", mention=True)
        assert found.teams.posts("it-help", "amara", ours=True) == []
        assert "Nothing is open" in found.teams.posts("direct", "maya", ours=True)[-1].words
        await found.say("tom", "random", f"triage {EXCEL}", mention=True)
        assert len(found.teams.acting("direct", "tom")) == 1
        assert found.teams.posts("random", "tom", ours=True) == []


async def test_a_redelivery_is_one_request_and_invoke_copies_are_one_click(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        await found.teams.again(found.teams.deliveries[-1])
        await found.settle()
        assert len(await found.cases()) == 1
        assert len(found.teams.acting("it-help", "amara", thread=asked)) == 1
        found.teams.pace.invoke_copies = 4
        answer = await found.press("maya", found.agents_card().id, "Claim")
        assert answer.trouble is None
        case = await found.case(asked)
        assert case is not None
        assert (case.state, case.version) == ("claimed", 2)


async def test_a_click_that_is_refused_is_refused_privately(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        card = found.card("it-help", "amara", thread=asked)
        answer = await found.press("tom", card.id, "Create ticket")
        assert answer.trouble is None
        assert "Only" in answer.private
        assert found.teams.posts("direct", "tom", ours=True) == []
        assert len(found.teams.posts("it-help", "tom", thread=asked, ours=True)) == 1


async def test_an_old_client_clicks_by_submit_and_hears_in_its_chat(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        found.teams.world.person("tom").old_client = found.teams.world.person("maya").old_client = True
        await found.press("maya", found.agents_card().id, "Claim")
        case = await found.case(asked)
        assert case is not None
        assert case.state == "claimed"
        await found.press("tom", found.card("it-help", "tom", thread=asked).id, "It's solved")
        assert "Only" in found.teams.posts("direct", "tom", ours=True)[-1].words


async def test_a_dialog_stays_open_with_the_error_beside_its_field(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        opened = await found.press("maya", found.agents_card().id, "Correct…")
        assert opened.trouble is None
        wrong = await found.submit("maya", {"text": "looks like another topic"})
        assert wrong.trouble is None
        assert "⚠️" in found.teams.dialog_words("maya")
        right = await found.submit("maya", {"category": "=network"})
        assert right.trouble is None
        assert found.teams.dialog("maya") is None
        case = await found.case(asked)
        assert case is not None
        assert case.category == "network"


async def test_a_dialog_that_may_not_be_opened_says_why(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        agents = found.agents_card()
        found.teams.world.team("IT Support").members.append(found.teams.world.person("tom").id)
        answer = await found.press("tom", agents.id, "Correct…")
        assert answer.trouble is None
        assert "Only" in found.teams.dialog_words("tom") or "Only" in str(answer.private)


@pytest.mark.parametrize("label", ["Why?", "Summary"])
async def test_what_is_only_read_is_shown_to_the_reader(tmp_path: Path, label: str) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        before = len(found.teams.posts("it-triage", "maya"))
        answer = await found.press("maya", found.agents_card().id, label)
        assert answer.trouble is None
        assert "C1001" in (answer.private or found.teams.dialog_words("maya"))
        assert len(found.teams.posts("it-triage", "maya")) == before


async def test_reactions_on_the_agents_card_act(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        card = found.agents_card()
        await found.teams.react("maya", card.id, "1f440_eyes")
        await found.settle()
        case = await found.case(asked)
        assert case is not None
        assert case.assignee is not None
        assert case.assignee.name == "Maya Lindqvist"
        await found.teams.unreact("maya", card.id, "1f440_eyes")
        await found.settle()
        case = await found.case(asked)
        assert case is not None
        assert case.assignee is None


async def test_a_reaction_that_asks_for_words_offers_the_form_in_the_chat(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        await found.press("maya", found.agents_card().id, "Claim")
        await found.teams.react("maya", found.agents_card().id, "2705_whiteheavycheckmark")
        await found.settle()
        offer = found.teams.acting("direct", "maya")[-1]
        await found.press("maya", offer.id, offer.labels[0])
        await found.submit("maya", {"text": "Repaired the file"})
        case = await found.case(asked)
        assert case is not None
        assert case.state == "resolved"


async def test_triage_this_message_on_anybodys_message(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.team("Fernhill").permissions.clear()
        said = await found.say("amara", "random", EXCEL)
        assert await found.cases() == []
        opened = await found.teams.message_action("maya", said, "triageThis")
        assert opened.trouble is None, opened.faults
        assert EXCEL in found.teams.dialog_words("maya")
        assert "Amara Okafor" in found.teams.dialog_words("maya")
        done = await found.submit("maya")
        assert done.trouble is None, done.faults
        case = await found.case(said)
        assert case is not None
        assert case.request.requester.name == "Amara Okafor"
        assert case.request.reported_by is not None
        assert len(found.teams.acting("random", "amara", thread=said)) == 1


async def test_employees_may_have_only_their_own_message_triaged(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.team("Fernhill").permissions.clear()
        said = await found.say("amara", "random", EXCEL)
        await found.teams.message_action("tom", said, "triageThis")
        refused = await found.submit("tom")
        assert refused.trouble is None
        assert await found.cases() == []
        assert found.teams.dialog_words("tom")


async def test_triage_this_where_the_bot_is_not_answers_the_author_in_their_chat(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        said = await found.teams.say("amara", "lunch", EXCEL)
        await found.teams.message_action("amara", said, "triageThis")
        await found.submit("amara")
        await found.scan()
        assert len(found.teams.acting("direct", "amara")) == 1


async def test_triage_this_on_our_own_card_says_how_it_stands(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        card = found.card("it-help", "amara", thread=asked)
        answer = await found.teams.message_action("amara", card.id, "triageThis")
        assert answer.trouble is None, answer.faults
        assert "C1001" in found.teams.dialog_words("amara")


async def test_the_searches_find_my_cases_and_for_agents_the_queue(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        mine = await found.teams.search("amara", "it-help", "myCases", "excel")
        assert mine.trouble is None, mine.faults
        assert len(mine.results) == 1
        assert (await found.teams.search("amara", "it-help", "myCases", None)).results
        assert (await found.teams.search("amara", "it-help", "myCases", "nothing like it")).private == "No request has these words."
        assert (await found.teams.search("maya", "it-help", "queue", "nothing like it")).private == "No request has these words."
        assert (await found.teams.search("tom", "it-help", "myCases", "excel")).private == "You have no requests."
        assert (await found.teams.search("tom", "it-help", "queue", "")).private
        assert (await found.teams.search("maya", "it-help", "queue", "c1001")).results


async def test_thumbs_under_an_answer(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        good = await found.say("amara", "direct", "VPN does not connect from home since this morning")
        card = found.teams.acting("direct", "amara")[-1]
        answer = await found.teams.feedback("amara", card.id, like=True)
        await found.settle()
        assert answer.trouble is None
        case = await found.case(good)
        assert case is not None
        assert case.state in ("resolved", "closed")
        bad = await found.say("tom", "direct", "VPN does not connect from home since this morning")
        await found.teams.feedback("tom", found.teams.acting("direct", "tom")[-1].id, like=False, words="still error 809")
        await found.settle()
        case = await found.case(bad)
        assert case is not None
        assert case.state in ("proposed", "open")


async def test_the_helpdesk_introduces_itself_once(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as found:
        await found.teams.install("amara", "direct")
        await found.teams.install("sofia", "Fernhill")
        await found.teams.install("sofia", "IT Support")
        await found.teams.install("amara", "direct", upgrade=True)
        await found.settle()
        assert len(found.teams.posts("direct", "amara", ours=True)) == 1
        assert len(found.teams.posts("Fernhill/General", ours=True)) == 1
        asked = await found.say("tom", "it-help", EXCEL)
        assert await found.case(asked) is not None
        assert "Tom Hargreaves" in found.agents_card().words


async def test_who_joins_the_agents_team_is_an_agent_from_then_on(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        await found.teams.join("tom", "IT Support")
        answer = await found.press("tom", found.agents_card().id, "Claim")
        assert answer.private == "Done. The card shows how it stands."
        await found.teams.leave("tom", "IT Support")
        await found.say("tom", "direct", "queue")
        assert "agents" in found.teams.posts("direct", "tom", ours=True)[-1].words


async def test_a_channel_made_later_is_found(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        place = found.teams.world.place("it-triage")
        del found.teams.world.places[place.id]
        found.joined.parts.channels.forget()
        await found.say("amara", "it-help", EXCEL)
        with pytest.raises(KeyError):
            found.agents_card()
        await found.teams.make_channel("IT Support", "it-triage")
        await found.settle()
        await found.scan()
        assert "Amara Okafor" in found.agents_card().words


async def test_what_nobody_listens_to_is_accepted(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        told = {**found.teams.deliveries[-1].activity, "type": "typing"}
        assert (await found.teams.send(told)).status == 200
        assert (await found.teams.send({**told, "type": "invoke", "name": "something/new"})).status == 200
