"""Which team may have a case: only active ones, never back to one of the last two hops (seed, failure modes 2 and 5)."""

from triage.organisation import Organisation

LAST_HOPS = 2


def allowed_team(wanted: str | None, hops: tuple[str, ...], org: Organisation) -> str:
    """`wanted` if it is active and the case was not with it in its last two hops; else the next that is: up its ladder, the second
    line, the default team, any active team. Where every team is forbidden the first of these: a case is never without.

    The last of `hops` is where the case is now: staying there is no way back.
    """
    recent = recent_teams(hops)
    candidates = [*_ladder(wanted, org), org.l2_team, org.default_team, *(team.id for team in org.active_teams())]
    active = [team for team in candidates if (found := org.team(team)) is not None and found.active]
    for team in active:
        if team not in recent:
            return team
    return active[0]


def recent_teams(hops: tuple[str, ...]) -> frozenset[str]:
    """The teams that a case may not go back to: those of its last two hops, but not the one where it is now."""
    return frozenset(hops[:-1][-LAST_HOPS:]) - frozenset(hops[-1:])


def hopped(hops: tuple[str, ...], team: str) -> tuple[str, ...]:
    """The hops with this team as the last; a team that has the case already is no new hop."""
    return hops if hops[-1:] == (team,) else (*hops, team)


def next_level(team_id: str, hops: tuple[str, ...], org: Organisation) -> str | None:
    """Where a case of that team escalates to: up `escalates_to`, past inactive teams and the last two hops; None at the top."""
    recent = set(hops[-LAST_HOPS:])
    for candidate in _ladder(team_id, org)[1:]:
        found = org.team(candidate)
        if found is not None and found.active and candidate not in recent:
            return candidate
    return None


def _ladder(team_id: str | None, org: Organisation) -> list[str]:
    """The team and everything above it; a circle in `escalates_to` ends where it closes."""
    ladder: list[str] = []
    while team_id is not None and team_id not in ladder:
        ladder.append(team_id)
        team = org.team(team_id)
        team_id = team.escalates_to if team else None
    return ladder
