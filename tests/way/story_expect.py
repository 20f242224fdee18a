"""What a story expects after a step, checked against the store (what is true) and against what was seen (what people know)."""

import re
from typing import TYPE_CHECKING

from story_drivers import short_name
from story_format import Expect, Step
from story_seen import Sight

from bot.cards.words import say
from triage.case import Case

if TYPE_CHECKING:
    from story_player import Now, Player

SIMPLE = ("state", "category", "priority", "team", "closed_as", "private", "muted", "rating")


async def check(player: "Player", step: Step, expected: Expect, now: "Now") -> None:
    """AssertionError names what was expected and what is."""
    store = player.driver.app.world.store
    case_id = player.cases[expected.of] if expected.of else now.case_id
    case = await store.case(case_id) if case_id else None
    if any(getattr(expected, name) is not None for name in (*SIMPLE, "outcome", "kind", "rule", "tickets", "left_alone", "cards")):
        assert case is not None, "the step is about no case; say `of`"
    if case is not None:
        _facts(case, expected)
        await _tickets(player, case, expected)
        _cards(player, case, expected)
    _news(expected, now)
    _told(player, step, expected, now)
    _words(expected, now)
    if expected.errors is not None:
        assert now.errors == expected.errors, f"refused fields {now.errors}, expected {expected.errors}"
    if expected.cases is not None:
        found = len(await store.list_cases())
        assert found == expected.cases, f"{found} cases, expected {expected.cases}"


def _facts(case: Case, expected: Expect) -> None:
    decision = case.decision
    found = {name: getattr(case, name) for name in SIMPLE} | {
        "outcome": decision.outcome if decision else None,
        "kind": decision.kind if decision else None,
        "rule": decision.rule if decision else None,
        "assignee": short_name(case.assignee.id) if case.assignee else "nobody",
        "confirmed_by": short_name(case.confirmed_by.id) if case.confirmed_by else "nobody",
        "left_alone": case.ignored_because,
        "escalated": case.escalated_at is not None,
        "flags": case.request.flags,
        "followers": len(case.followers),
    }
    wrong = {
        name: (found[name], wanted) for name in found if (wanted := getattr(expected, name)) is not None and not _same(found[name], wanted)
    }
    assert not wrong, "; ".join(f"{name} is {is_!r}, expected {wanted!r}" for name, (is_, wanted) in wrong.items()) + f" ({case.what})"


def _same(found: object, wanted: object) -> bool:
    return found == wanted or (found is None and wanted == "nobody")


async def _tickets(player: "Player", case: Case, expected: Expect) -> None:
    if expected.tickets is not None:
        found = tuple(ticket.status for ticket in await player.driver.app.world.store.tickets(case.id))
        assert found == expected.tickets, f"tickets {found}, expected {expected.tickets}"


def _newest(player: "Player", case: Case, card: str) -> Sight | None:
    prefix = f"case:{case.id}:{card}"
    return next((s for s in reversed(player.seen) if s.marker == prefix or (card == "team" and s.marker.startswith(prefix + "/"))), None)


def _cards(player: "Player", case: Case, expected: Expect) -> None:
    for card, kind in (expected.cards or {}).items():
        sight = _newest(player, case, card)
        found = sight.seen["kind"] if sight else "none"
        assert found == kind, f"the {card} card is {found}, expected {kind}"
    for wish, wanted in (("offers", expected.offers), ("lacks", expected.lacks)):
        for card, actions in (wanted or {}).items():
            sight = _newest(player, case, card)
            offered = {button.action for button in sight.buttons} if sight else set()
            wrong = [action for action in actions if (action in offered) != (wish == "offers")]
            assert not wrong, f"the {card} card {'lacks' if wish == 'offers' else 'offers'} {wrong}; it offers {sorted(offered)}"


def _news(expected: Expect, now: "Now") -> None:
    if expected.news is not None:
        found = tuple(line.seen["kind"].removeprefix("news.") for line in now.lines if line.seen["kind"].startswith("news."))
        assert sorted(found) == sorted(expected.news), f"news {found}, expected {expected.news}"
    if expected.nothing:
        assert not now.lines, f"something was seen: {[str(line).partition(chr(10))[0] for line in now.lines]}"


def _told(player: "Player", step: Step, expected: Expect, now: "Now") -> None:
    for who, word in (expected.told or {}).items():
        mine = [line.seen for line in now.lines if line.audience == f"privately to {who}"]
        title = _pattern(word)
        found = any(seen["kind"] == word or (title is not None and title.fullmatch(seen["title"])) for seen in mine)
        assert found, f"{who} was told {[(seen['kind'], seen['title']) for seen in mine]}, expected {word}"


def _pattern(word: str) -> re.Pattern[str] | None:
    """The words of a key in any language, with anything in their gaps."""
    told = []
    for language in ("en", "de"):
        try:
            words = say(language, word, name="\0", state="\0", case="\0", team="\0")
        except KeyError:
            return None
        told.append("".join(".+" if part == "\0" else re.escape(part) for part in re.split("(\0)", words)))
    return re.compile("|".join(told), re.IGNORECASE)


def _words(expected: Expect, now: "Now") -> None:
    shown = [str(line) for line in now.lines]
    for words in expected.words or ():
        assert any(words in text for text in shown), f"{words!r} stands nowhere on {[text.partition(chr(10))[0] for text in shown]}"
    public = [str(line) for line in now.lines if not line.seen["kind"].startswith("agents.") and "#it-" not in _audience(line)]
    for words in expected.no_words or ():
        there = [text for text in public if words in text]
        assert not there, f"{words!r} is seen by employees: {[text.partition(chr(10))[0] for text in there]}"


def _audience(line: object) -> str:
    audience = getattr(line, "audience", "")
    return "" if audience == "#it-help" else audience
