"""The tables and outputs of README that the code prints. `python tests/readme_tables.py` writes them; tests/test_readme.py compares."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "core")]

from triage.case import STATES  # noqa: E402  # the checkout, wherever this is started
from triage.facts import ActionName, Role  # noqa: E402
from triage.lifecycle import allowed, needs  # noqa: E402

README = ROOT / "README.md"
_SHOWN = re.compile(r"<!-- printed by: (?P<command>.+?) -->\n```text\n.*?```", re.DOTALL)
_PLACE = re.compile(r"<!-- table: (?P<name>[a-z ]+) -->\n.*?<!-- end -->", re.DOTALL)


def lifecycle() -> str:
    """One row an action: in which states the requester, an agent, somebody else and the clock may do it."""
    rows = ["| action | requester | agent, lead | others | clock | needs |", "| --- | --- | --- | --- | --- | --- |"]
    for action in ActionName:
        cells = [_states(action, role) for role in (Role.REQUESTER, Role.AGENT, Role.BYSTANDER, Role.CLOCK)]
        rows.append(f"| `{action}` | {' | '.join(cells)} | {', '.join(needs(action))} |")
    return "\n".join(rows)


def _states(action: ActionName, role: Role) -> str:
    found = allowed(action, role)
    shown = [state for state in STATES if state in found]
    if set(shown) == set(STATES) - {"new", "ignored"}:
        return "any"
    if set(shown) == set(STATES) - {"new", "ignored", "resolved", "closed"}:
        return "any live"
    return ", ".join(shown)


def worked_rows() -> str:
    """The twelve worked rows of routing."""
    from worked_rows import ROWS

    rows = ["| somebody says | understood as | outcome | team | priority | rule |", "| --- | --- | --- | --- | --- | --- |"]
    rows += [f"| {row.says} | {row.understood} | {row.outcome} | {row.team} | {row.priority} | {row.rule} |" for row in ROWS]
    return "\n".join(rows)


def settings() -> str:
    """Every environment variable with its default."""
    from bot.settings import Settings, about

    rows = ["| variable | default | for |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, False) else f"`{field.default}`"
        rows.append(f"| `{field.validation_alias}` | {default} | {about(name)} |")
    return "\n".join(rows)


def commands() -> str:
    """Every command with the first line of its help."""
    import typer

    from bot.cli import app
    from bot.cli.commands import register

    if not app.registered_commands and not app.registered_groups:
        register(app)
    group = typer.main.get_command(app)
    rows = ["| command | what it does |", "| --- | --- |", *_commands("helpdesk", group)]
    return "\n".join(rows)


def _commands(path: str, command: object) -> list[str]:
    """One row a command; a group that does something by itself, such as `helpdesk cost`, has one of its own."""
    inner = getattr(command, "commands", None)
    words = str(getattr(command, "help", "") or "").split("\n\n")[0].replace("\n", " ").strip()
    own = [f"| `{path}` | {words} |"]
    if inner is None:
        return own
    by_itself = own if " " in path and getattr(command, "invoke_without_command", False) else []
    return [*by_itself, *(row for name, child in inner.items() for row in _commands(f"{path} {name}", child))]


TABLES = {"lifecycle": lifecycle, "worked rows": worked_rows, "settings": settings, "commands": commands}


def printed(command: str) -> str:
    """What a command such as `helpdesk triage "..."` prints for the sample organisation, 100 columns wide."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
        environment = {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}
        called = [sys.executable, "-m", "bot", *shlex.split(command)[1:]]
        return subprocess.run(called, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def rewritten(text: str) -> str:
    """The README's text with every table, and every output that it shows, printed anew."""
    text = _PLACE.sub(lambda found: f"<!-- table: {found['name']} -->\n{TABLES[found['name']]()}\n<!-- end -->", text)
    return _SHOWN.sub(lambda found: f"<!-- printed by: {found['command']} -->\n```text\n{printed(found['command'])}```", text)


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
