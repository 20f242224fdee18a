"""check: the organisation file, beyond what is refused when it is read."""

from collections.abc import Iterator
from pathlib import Path

from bot.check.finding import Finding, error, note, ok, warning
from bot.organisation_file import OrganisationError, load
from triage.organisation import Organisation

SUBJECT = "organisation file"


def read(path: Path) -> tuple[Organisation | None, tuple[Finding, ...]]:
    """The organisation, or None and a finding for each mistake, with its line."""
    try:
        return load(path), ()
    except OrganisationError as mistakes:
        mend = "mend the line; `helpdesk init` writes a whole example to compare with"
        return None, tuple(error(SUBJECT, line, "a setting as the example shows it", mend) for line in str(mistakes).splitlines())


def check(organisation: Organisation, path: Path, sample: bool) -> Iterator[Finding]:
    """What an organisation would want to know of its own file."""
    org = organisation
    yield ok(SUBJECT, f"{path.name}: {org.name}, {len(org.categories)} categories, {len(org.active_teams())} active teams")
    if sample:
        yield note(
            SUBJECT, "this is still the sample organisation", "change it to yours, its name first; `helpdesk init` writes a copy of it"
        )
    elif org.knowledge.folder is None:
        yield warning(
            SUBJECT,
            "knowledge: no folder is named: the sample articles of a made-up company are shown to your people",
            "a folder of your own articles",
            "write knowledge: {folder: kb}; manifests/kb shows how an article looks",
        )
    for category in org.categories:
        team = org.team(category.team)
        if team is not None and not team.active:
            yield warning(
                SUBJECT,
                f"categories: {category.id}: its team {team.id} is not active",
                "an active team",
                f"name another team for {category.id}, or set active: true; until then its requests go to {org.default_team}",
            )
    for kind in org.kinds:
        kind_team = org.team(kind.team)
        if kind.deliver == "forward" and kind_team is not None and not kind_team.active:
            yield error(
                SUBJECT, f"kinds: {kind.id}: forwards to {kind_team.id}, which is not active", "an active team", "name another team"
            )
    yield from _not_connected(org)
    if org.rollout.percentage == 0 or all(org.channel_settings(name).rollout == "off" for name in org.channels.help):
        yield warning(
            SUBJECT, "rollout: nobody is served", "a share of people above 0", "raise rollout: percentage, or switch a channel on"
        )


def _not_connected(org: Organisation) -> Iterator[Finding]:
    """What the file may say already and nothing here can do yet."""
    if org.tickets.system != "builtin":
        yield error(
            SUBJECT,
            f"tickets: system: {org.tickets.system} is not connected yet; tickets go to the built-in ticket book",
            "builtin",
            "write tickets: {system: builtin} until then",
        )
