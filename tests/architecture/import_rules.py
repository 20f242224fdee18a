"""Who may import whom: rooms, doors to third parties, the environment, what loads late. Modules in, offences as "file:line what" out."""

import ast
from collections.abc import Iterable

from architecture.source_modules import Module, Offences

ROOMS_BELOW = {"triage": ("storage", "bot"), "storage": ("bot",), "bot": ()}


def imports_go_one_way(modules: Iterable[Module]) -> Offences:
    """bot -> storage -> triage, and the product knows nothing of its tests."""
    for module in modules:
        forbidden = (*ROOMS_BELOW[module.path.split("/")[0]], "tests")
        for found in module.imports:
            if found.is_of(*forbidden):
                yield f"{module.path}:{found.line} imports {found.name}; imports go bot -> storage -> triage"


DOORS = {
    "slack_bolt": ("bot/slack/",),
    "slack_sdk": ("bot/slack/",),
    "botbuilder": ("bot/teams/",),
    "botframework": ("bot/teams/",),
    "anthropic": ("bot/models/claude.py",),
    "procrastinate": ("bot/engine*.py",),
    "sqlite_utils": ("storage/",),
    "sqlite3": ("storage/",),
    "psycopg": ("storage/", "bot/engine*.py"),
    "psycopg_pool": ("storage/", "bot/engine*.py"),
    "pydantic_settings": ("bot/settings.py",),
    "dotenv": ("bot/settings.py",),
    "typer": ("bot/cli/", "bot/__main__.py"),
    "click": ("bot/cli/", "bot/__main__.py"),
}


def third_parties_have_one_door(modules: Iterable[Module]) -> Offences:
    """What a third party looks like is known in one place, so that it can be replaced there."""
    for module in modules:
        for found in module.imports:
            for package, doors in DOORS.items():
                if found.is_of(package) and not module.within(*doors):
                    yield f"{module.path}:{found.line} imports {found.name}; its only door is {', '.join(doors)}"


def only_settings_reads_the_environment(modules: Iterable[Module]) -> Offences:
    """Every environment variable is named in bot/settings.py, where `helpdesk check` and the README find it."""
    for module in modules:
        if module.within("bot/settings.py"):
            continue
        for found in module.imports:
            if found.is_of("os.environ", "os.environb", "os.getenv", "os.getenvb", "os.putenv"):
                yield f"{module.path}:{found.line} imports {found.name}; only bot/settings.py reads the environment"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in {
                "os.environ",
                "os.environb",
                "os.getenv",
                "os.getenvb",
                "os.putenv",
            }:
                yield f"{module.path}:{node.lineno} uses {ast.unparse(node)}; only bot/settings.py reads the environment"


HEAVY = ("slack_bolt", "slack_sdk", "botbuilder", "botframework", "anthropic", "procrastinate", "psycopg", "matplotlib", "numpy")


def heavy_packages_are_imported_late(modules: Iterable[Module]) -> Offences:
    """`import anthropic` alone costs 2.7 s: a heavy package loads when it is used, so `helpdesk --help` answers at once.

    A whole folder that is a door (bot/slack, bot/teams) may import its package at its top; then others import that folder late.
    """
    modules = list(modules)
    loads = {module.name: _heavy_loads(module) for module in modules}
    for module in modules:
        folder = next((door for door in ("bot/slack/", "bot/teams/") if module.path.startswith(door)), None)
        if folder is None:
            yield from (
                f"{module.path}:{line} loads {name} when it is imported; import it in the function" for line, name in loads[module.name]
            )
            for found in module.imports:
                if found.at_import_time and found.is_of("bot.slack", "bot.teams"):
                    yield f"{module.path}:{found.line} loads {found.name} when it is imported; import it in the function"


def _heavy_loads(module: Module) -> list[tuple[int, str]]:
    return [(found.line, found.name) for found in module.imports if found.at_import_time and found.is_of(*HEAVY)]


IMPORT_RULES = (
    imports_go_one_way,
    third_parties_have_one_door,
    only_settings_reads_the_environment,
    heavy_packages_are_imported_late,
)
