"""Workspaces, Enterprise organisations and other companies (Slack Connect): whose ids are whose, and who is a stranger."""

from pathlib import Path

import pytest
from fake_slack_people import BOT_USER, ENTERPRISE, SISTER_TEAM, TEAM, Channel, Group, User, Workspace, sample_workspace
from helpdesks import sample
from slack_desk import Desk, desk

from bot.slack.identity import Identity, identity_of
from bot.slack.people import profile

EXCEL = "Excel crashes when I open the budget file"
ELENA = User("W0ELENA", "elena", "Elena Rossi", "Field Engineer", team=SISTER_TEAM, enterprise=ENTERPRISE)


def grid(*, org_wide: bool) -> Workspace:
    """The sample workspace in an Enterprise organisation, with a sister workspace that has a help channel of the same name."""
    world = sample_workspace()
    world.enterprise, world.org_wide = ENTERPRISE, org_wide
    for user in world.users.values():
        user.enterprise = ENTERPRISE if user.team == TEAM else None
    world.users[ELENA.id] = ELENA
    world.channels["C0FIELDHELP"] = Channel("C0FIELDHELP", "it-help", members=[ELENA.id, BOT_USER], team=SISTER_TEAM)
    world.channels["C0ITHELP"].members.append(ELENA.id)
    world.groups["S0FIELD"] = Group("S0FIELD", "it-agents", "IT agents of the field", [ELENA.id], team=SISTER_TEAM)
    return world


async def test_an_installation_on_the_organisation_serves_its_workspaces_under_the_organisations_id(tmp_path: Path) -> None:
    async with desk(tmp_path, people=grid(org_wide=True)) as found:
        for who, where in (("amara", "C0ITHELP"), ("elena", "C0FIELDHELP")):
            ts = await found.say(who, where, EXCEL)
            case = await found.case(ts)
            assert case is not None, where
            assert case.request.message_id == f"slack:{ENTERPRISE}/{where}/{ts}"
            assert case.request.requester.id == f"slack:{ENTERPRISE}/{found.slack.world.user(who).id}"
            assert case.request.requester.is_guest is False
            assert found.card(where, ts).labels
        assert len(found.slack.posts("#it-triage", ours=True)) == 2
        asked = [call.arguments.get("team_id") for call in found.slack.called("users.conversations")]
        assert {TEAM, SISTER_TEAM} <= set(asked)


async def test_clicks_commands_and_forms_of_an_organisation_name_no_workspace(tmp_path: Path) -> None:
    """Slack sends `team: null` and `is_enterprise_install: true` with them."""
    async with desk(tmp_path, people=grid(org_wide=True)) as found:
        ts = await found.say("amara", "C0ITHELP", EXCEL)
        await found.slack.press("maya", found.agents_card().ts, "Claim")
        await found.settle()
        await found.slack.press("maya", found.agents_card().ts, "Reply…")
        await found.settle()
        await found.slack.submit("maya", {"text": "I look at it"})
        await found.settle()
        assert (await found.case(ts)).assignee.id == f"slack:{ENTERPRISE}/U0MAYA"  # type: ignore[union-attr]
        answer = await found.slack.command("amara", "#general", "/triage mine")
        assert "Excel" in str(answer.said)


async def test_the_agents_group_of_every_workspace_counts(tmp_path: Path) -> None:
    org = sample()
    named = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "it-agents"})})
    async with desk(tmp_path, people=grid(org_wide=True), organisation=named) as found:
        assert {person.name for person in await found.joined.surface.people()} == {
            "Maya Lindqvist",
            "Oliver Grant",
            "Sofia Marques",
            "Elena Rossi",
        }


async def test_in_one_workspace_of_an_organisation_a_colleague_of_another_is_no_stranger(tmp_path: Path) -> None:
    async with desk(tmp_path, people=grid(org_wide=False)) as found:
        ts = await found.say("elena", "C0ITHELP", EXCEL)
        case = await found.case(ts)
        assert case is not None
        assert case.request.requester.id == f"slack:{TEAM}/W0ELENA"
        assert not case.request.requester.is_guest
        assert "guest" not in case.request.flags
        assert not any("team_id" in call.arguments for call in found.slack.called("users.conversations"))


@pytest.mark.parametrize("known", [True, False], ids=["described", "not described"])
async def test_a_stranger_of_a_shared_channel_is_a_guest_also_where_slack_does_not_describe_them(tmp_path: Path, known: bool) -> None:
    async with desk(tmp_path) as found:
        if not known:
            found.slack.faults.error("users.info", "user_not_visible", where=lambda given: given["user"] == "U0STRANGER", times=None)
        ts = await found.say("stranger", "#suppliers", f"@helpdesk {EXCEL}")
        delivery = next(one for one in found.slack.deliveries if one.event.get("ts") == ts)
        assert delivery.payload["is_ext_shared_channel"] is True
        assert delivery.event["user_team"] == "T0PARTNER"
        case = await found.case(ts)
        assert case is not None
        assert case.request.requester.is_guest
        assert case.request.requester.name == "Sam Stranger"
        assert "guest" in case.request.flags
        assert case.decision is not None
        assert case.decision.outcome == "person"


async def test_guests_are_left_alone_where_the_organisation_says_so(tmp_path: Path) -> None:
    org = sample()
    strict = org.model_copy(update={"agents": org.agents.model_copy(update={"guests": "ignore"})})
    async with desk(tmp_path, organisation=strict) as found:
        ts = await found.say("stranger", "#suppliers", f"@helpdesk {EXCEL}")
        assert (await found.case(ts)).ignored_because == "guest"  # type: ignore[union-attr]
        assert not found.slack.posts("#suppliers", ours=True)


async def test_while_slack_describes_nobody_a_strange_workspace_is_judged_by_what_came_along(tmp_path: Path) -> None:
    async with desk(tmp_path, people=grid(org_wide=False)) as found:
        found.slack.faults.error("users.info", "user_not_visible", times=None)
        assert not (await author(found, "U0TOM", TEAM)).is_guest
        assert not (await author(found, "W0ELENA", SISTER_TEAM)).is_guest, "a sister workspace, as far as one can know"
        assert (await author(found, "U0STRANGER", "T0PARTNER", external=True)).is_guest


async def author(found: Desk, user: str, team: str, *, external: bool = False):  # type: ignore[no-untyped-def]
    me = await found.joined.parts.me()
    return await found.joined.parts.reader.author({"user": user, "user_team": team}, me, external=external)


async def test_an_agent_who_clicks_while_slack_describes_nobody_has_a_name(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("users.info", "user_not_visible", where=lambda given: given["user"] == "U0MAYA", times=None)
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.slack.press("maya", found.agents_card().ts, "Claim")
        await found.settle()
        assert (await found.case(ts)).assignee.name == "maya"  # type: ignore[union-attr]


def test_what_auth_test_says_makes_the_identity() -> None:
    told = {"url": "https://x.slack.com/", "team": "X", "team_id": "T1", "user_id": "U1", "bot_id": "B1"}
    assert identity_of(told).workspace == "T1"
    assert identity_of(told | {"enterprise_id": "E1", "is_enterprise_install": False}).workspace == "T1"
    whole = identity_of(told | {"team_id": "E1", "enterprise_id": "E1", "is_enterprise_install": True})
    assert (whole.workspace, whole.org_wide) == ("E1", True)


def test_ids_of_two_installations_never_meet() -> None:
    told = {"id": "U1", "team_id": "T1", "name": "ann"}
    assert {profile(told, workspace, None).id for workspace in ("T1", "T2", "E1")} == {"slack:T1/U1", "slack:T2/U1", "slack:E1/U1"}


@pytest.mark.parametrize(
    ("enterprise", "team", "external", "foreign"),
    [
        (None, "T1", True, False),
        (None, "T2", False, True),
        (None, None, True, False),
        ("E1", "T2", False, False),
        ("E1", "T2", True, True),
        ("E1", "E1", True, False),
    ],
)
def test_who_is_foreign(enterprise: str | None, team: str | None, external: bool, foreign: bool) -> None:
    me = Identity(workspace="T1", enterprise=enterprise, user="U0")
    assert me.foreign(team, external=external) is foreign
