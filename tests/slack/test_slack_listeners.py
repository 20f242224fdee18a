"""Every kind of thing that Slack tells becomes the right thing in the core, and its answer is shown to the one person."""

from pathlib import Path

from slack_desk import desk

from bot.organisation_file import annotated_example
from triage.facts import Person

EXCEL = "Excel crashes when I open the budget file"


async def test_a_direct_message_is_answered_in_the_direct_conversation(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "direct", EXCEL)
        case = await found.case(ts)
        assert case is not None
        assert case.request.direct
        (card,) = found.slack.posts("direct", viewer="amara", ours=True)
        assert card.thread is None


async def test_a_conversation_of_several_is_judged_as_a_help_channel_is(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        several = found.slack.world.several(["U0AMARA", "U0TOM", "U0HELPDESK"])
        asked = await found.say("amara", several.id, EXCEL)
        talk = await found.say("tom", several.id, "@amara shall we have lunch?")
        assert (await found.case(asked)).state == "proposed"  # type: ignore[union-attr]
        assert (await found.case(talk)).ignored_because == "addressed_to_person"  # type: ignore[union-attr]
        found.card(several.id, asked)


async def test_elsewhere_nothing_is_kept_without_a_mention(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#general", EXCEL)
        assert await found.cases() == []


async def test_bots_workflows_and_joins_are_left_alone_with_their_reason(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.app_says("#it-help", EXCEL)
        await found.slack.workflow_says("#it-help", EXCEL)
        found.slack.world.channel("#it-help").members.remove("U0TOM")
        await found.slack.join("tom", "#it-help")
        await found.settle()
        why = [line.ignored_because for line in await found.app.world.store.list_cases()]
        assert sorted(map(str, why)) == ["bot", "bot", "system_post"]
        assert not found.slack.posts("#it-help", ours=True)
        assert b'helpdesk_left_alone_total{why="bot"} 2.0' in found.app.world.metrics.text({})


async def test_unfurled_links_and_thread_bookkeeping_are_no_edits(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", f"{EXCEL}, see https://www.fernhill.example/")
        before = await found.case(ts)
        await found.slack.unfurl(ts)
        await found.settle()
        assert await found.case(ts) == before


async def test_a_deleted_post_withdraws_its_undecided_case(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.slack.remove("amara", ts)
        await found.settle()
        case = await found.case(ts)
        assert case is not None
        assert (case.state, case.closed_as) == ("closed", "withdrawn")


async def test_files_are_links(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL, files=["picture.png"])
        case = await found.case(ts)
        assert case is not None
        (file,) = case.request.attachments
        assert file.name == "picture.png"
        assert (file.url or "").startswith("https://fernhill.slack.com/files/")


async def test_names_links_and_entities_are_read_as_they_were_meant(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        raw = "<@U0HELPDESK> a &lt; b &amp; c in <#C0GENERAL|general>, see <https://www.fernhill.example/x|the page> with <@U0TOM>"
        ts = await found.say("amara", "#it-help", raw, raw=True)
        event = await found.app.world.store.event(f"slack:T0FERNHILL/C0ITHELP/{ts}")
        assert event is not None
        assert event.event.message is not None
        assert event.event.message.text == "a < b & c in #general, see the page (https://www.fernhill.example/x) with @Tom Hargreaves"
        assert event.event.message.mentions == ("slack:T0FERNHILL/U0TOM",)


async def test_an_emoji_on_a_message_that_was_left_alone_triages_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", f"@tom {EXCEL}")
        assert await found.cases() == ["ignored"]
        await found.slack.react("maya", ts, "ticket")
        await found.settle()
        case = await found.case(ts)
        assert case is not None
        assert case.state == "proposed"
        assert case.request.requester.name == "Amara Okafor"
        assert len(found.slack.called("conversations.history")) == 1


async def test_reactions_on_the_agents_card_claim_and_let_go(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        card = found.agents_card()
        await found.slack.react("maya", card.ts, "eyes")
        await found.settle()
        assert (await found.case(ts)).assignee.name == "Maya Lindqvist"  # type: ignore[union-attr]
        await found.slack.unreact("maya", card.ts, "eyes")
        await found.settle()
        assert (await found.case(ts)).assignee is None  # type: ignore[union-attr]


async def test_an_emoji_that_needs_words_offers_the_form_privately(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.slack.press("maya", found.agents_card().ts, "Claim")
        await found.settle()
        await found.slack.react("maya", found.agents_card().ts, "white_check_mark")
        await found.settle()
        offer = next(one for one in found.slack.moments_for("maya") if one.kind == "ephemeral")
        await found.slack.press("maya", offer.ts, "Resolve")
        await found.settle()
        await found.slack.submit("maya", {"text": "restarted it"})
        await found.settle()
        assert (await found.case(ts)).state == "resolved"  # type: ignore[union-attr]


async def test_a_form_opens_at_once_is_filled_after_and_keeps_what_is_wrong_in_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", EXCEL)
        await found.slack.press("maya", found.agents_card().ts, "Correct…")
        await found.settle()
        kinds = [one.kind for one in found.slack.moments_for("maya") if one.kind.startswith("modal")]
        assert kinds == ["modal", "modal_changed"]
        answer = await found.slack.submit("maya", {})
        assert answer.errors == {"category": "Please change at least one of these, or cancel."}
        assert found.slack.modal("maya") is not None


async def test_who_may_not_is_told_privately(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.slack.press("tom", found.card("#it-help", ts).ts, "Create ticket")
        await found.settle()
        (told,) = [one for one in found.slack.moments_for("tom") if one.kind == "ephemeral"]
        assert told.only == "U0TOM"
        assert "Only the person who asked" in str(told.body)


async def test_commands_answer_in_their_acknowledgement(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", EXCEL)
        for typed, words in (
            ("/triage mine", "Excel"),
            ("/triage help", "What you can do"),
            ("/triage kb vpn", "VPN"),
            ("/triage queue", "Only the"),
        ):
            answer = await found.slack.command("amara", "#it-help", typed)
            assert answer.trouble is None
            assert words in str(answer.said), typed


async def test_a_command_with_text_opens_the_case_directly_and_links_to_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        answer = await found.slack.command("amara", "#random", f"/triage {EXCEL}")
        await found.settle()
        assert "https://fernhill.slack.com/archives/D" in str(answer.said)
        assert len(found.slack.posts("direct", viewer="amara", ours=True)) == 1


async def test_message_shortcuts_triage_and_triage_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#general", EXCEL)
        await found.slack.message_shortcut("amara", ts, "triage_message")
        await found.settle()
        assert (await found.case(ts)).state == "proposed"  # type: ignore[union-attr]
        await found.slack.message_shortcut("amara", ts, "retriage_message")
        await found.settle()
        assert any("looked at again" in str(one.body) for one in found.slack.moments_for("amara") if one.kind == "ephemeral")


async def test_where_the_helpdesk_is_not_the_card_goes_to_the_author(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.slack.say("amara", "#random", EXCEL)
        await found.slack.message_shortcut("amara", ts, "triage_message")
        await found.settle()
        assert not found.slack.posts("#random", ours=True)
        assert len(found.slack.posts("direct", viewer="amara", ours=True)) == 1


async def test_help_can_be_asked_for_from_anywhere_and_by_agents_for_somebody_else(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.shortcut("amara", "get_help")
        await found.settle()
        assert "for" not in {block["block_id"] for block in found.slack.modal("amara")["blocks"]}  # type: ignore[index]
        await found.slack.submit("amara", {"text": EXCEL})
        await found.settle()
        await found.slack.shortcut("maya", "get_help")
        await found.settle()
        await found.slack.submit("maya", {"text": "the headset makes strange noises in calls", "for": "ines"})
        await found.settle()
        lines = await found.app.world.store.list_cases()
        assert sorted(line.requester_name for line in lines) == ["Amara Okafor", "Inês Carvalho"]
        assert found.slack.posts("direct", viewer="ines", ours=True)
        assert "Maya Lindqvist" in found.agents_card().words


async def test_the_home_tab_shows_requests_and_to_agents_the_queue_with_claim_buttons(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", "Ledgerline is down, production stopped")
        await found.slack.open_home("amara")
        await found.slack.open_home("maya")
        await found.settle()
        assert "Ledgerline" in found.slack.words_of(found.slack.home("amara"))
        case = await found.case(ts)
        assert case is not None
        assert case.state == "open", case.state
        await found.slack.press("maya", "home", f"Claim {case.id}")
        await found.settle()
        assert (await found.case(ts)).assignee.name == "Maya Lindqvist"  # type: ignore[union-attr]
        assert f"Claim {case.id}" not in found.slack.words_of(found.slack.home("maya"))


async def test_the_agent_pane_suggests_shows_status_and_gets_a_title(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.agent_view = False
        root = await found.slack.open_pane("amara")
        await found.settle()
        assert any(one.kind == "prompts" for one in found.slack.moments)
        ts = await found.say("amara", "direct", EXCEL, thread=root)
        assert any(one.kind == "title" for one in found.slack.moments)
        card = next(post for post in found.slack.posts("direct", viewer="amara", ours=True) if post.blocks)
        assert card.thread == root
        case = await found.case(ts)
        assert case is not None
        await found.joined.surface.sign(case.request.place, case.request.message_id, True)
        assert found.slack.status(card.channel, str(root))


async def test_the_helpdesk_introduces_itself_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.invite_bot("#random")
        await found.settle()
        await found.slack.remove_bot("#random")
        await found.slack.invite_bot("#random")
        await found.settle()
        assert len([post for post in found.slack.posts("#random", ours=True) if "Hello" in post.words]) == 1


async def test_removal_of_the_app_is_noted_and_harms_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.uninstall()
        await found.settle()
        assert all(one.acknowledged for one in found.slack.deliveries)


async def test_members_of_the_private_agents_channel_or_of_the_user_group_are_agents(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        assert await names(found) == ["Maya Lindqvist", "Oliver Grant", "Sofia Marques"]
        found.slack.world.channel("#it-triage").kind = "channel"
        found.joined.parts.channels.forget()
        found.joined.parts.people.forget()
        assert await names(found) == [], "a public channel gives no rights"
        org = found.app.world.organisation
        group = org.agents.model_copy(update={"user_group": "it-agents"})
        found.app.world.organisation = org.model_copy(update={"agents": group})
        found.slack.world.groups["S0AGENTS"].users = ["U0OLIVER"]
        found.joined.parts.people.forget()
        assert await names(found) == ["Oliver Grant"]


async def names(found: object) -> list[str]:
    people: tuple[Person, ...] = await found.joined.surface.people()  # type: ignore[attr-defined]
    return sorted(person.name for person in people)


async def test_a_reloaded_organisation_counts_for_who_is_an_agent_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        config = tmp_path / "helpdesk.yaml"
        found.app.settings = found.app.settings.model_copy(update={"config": config})
        assert await names(found) == ["Maya Lindqvist", "Oliver Grant", "Sofia Marques"]
        found.slack.world.groups["S0AGENTS"].users = ["U0OLIVER"]
        config.write_text(annotated_example().replace("# user_group: it-agents ", "user_group: it-agents "), encoding="utf-8")
        assert await found.app.reload() is None
        assert await names(found) == ["Oliver Grant"]


async def test_guests_and_strangers_of_a_shared_channel_are_guests(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        for user, guest in (("U0KIT", True), ("U0STRANGER", True), ("U0AMARA", False)):
            assert (await found.joined.parts.person(user)).is_guest is guest


async def test_a_profile_is_asked_for_once_in_five_minutes(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        for n in range(3):
            await found.say("amara", "#it-help", f"{EXCEL} {n}")
        assert len([one for one in found.slack.called("users.info") if one.arguments["user"] == "U0AMARA"]) == 1


async def test_without_a_signature_nothing_is_taken(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", EXCEL)
        found.slack.installed.signing_secret = "somebody else's secret"
        await found.slack.say("amara", "#it-help", "the headset makes strange noises in calls")
        await found.settle()
        assert len(await found.cases()) == 1
        found.slack.installed.signing_secret = "fake-signing-secret-0123456789abcdef"
        assert await found.slack.verify_address()
