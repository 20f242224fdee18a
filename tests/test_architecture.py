"""The rules of architecture.md and style.md, held on every file; and a proof for each rule that it can fail.

The rules stand in tests/architecture/, one file a subject; each names its offenders as file:line. There is no list of exceptions.
"""

import fnmatch
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from architecture.import_rules import HEAVY, IMPORT_RULES
from architecture.packaging_rules import PACKAGING_RULES
from architecture.purity_rules import PURITY_RULES
from architecture.shape_rules import SHAPE_RULES, TREE_RULES
from architecture.source_modules import Module, Offences

ROOT = Path(__file__).resolve().parents[1]
CODE_RULES = (*IMPORT_RULES, *PURITY_RULES, *SHAPE_RULES)


def _paths() -> list[str]:
    """Every file of the checkout that git would not ignore, found without git (a copy without history is tested too)."""
    lines = (ROOT / ".gitignore").read_text().splitlines()
    patterns = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    found = []
    for folder, folders, files in os.walk(ROOT):
        here = Path(folder).relative_to(ROOT)
        folders[:] = [name for name in folders if name != ".git" and not _ignored((here / name).as_posix(), patterns)]
        paths = [(here / name).as_posix() for name in files if name != ".git"]
        found += [path for path in paths if not _ignored(path, patterns)]
    return found


def _ignored(path: str, patterns: list[str]) -> bool:
    name = path.rpartition("/")[2]
    return any(path == pattern[1:] if pattern.startswith("/") else fnmatch.fnmatch(name, pattern) for pattern in patterns)


PATHS = _paths()
MODULES = [
    Module(path, (ROOT / path).read_text(encoding="utf-8"))
    for path in sorted(PATHS)
    if path.endswith(".py") and path.split("/")[0] in ("bot", "triage", "storage")
]


def _offences(rule: Callable[..., Offences]) -> list[str]:
    if rule in CODE_RULES:
        return list(rule(MODULES))
    return list(rule(PATHS) if rule in TREE_RULES else rule(ROOT, PATHS))


@pytest.mark.parametrize("rule", [*CODE_RULES, *TREE_RULES, *PACKAGING_RULES], ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Callable[..., Offences]) -> None:
    offences = _offences(rule)
    assert not offences, "\n" + "\n".join(offences)


@pytest.mark.parametrize("entrance", ["bot.__main__", "bot.cli", "bot.ports", "triage", "storage"])
def test_entrance_loads_no_heavy_package(entrance: str) -> None:
    code = f"import sys, {entrance}; print(*sorted({{name.partition('.')[0] for name in sys.modules}} & set({(*HEAVY, 'aiohttp')!r})))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == [], f"`import {entrance}` loads {loaded.stdout.strip()}; import it where it is used"


PLANTED_IN_CODE = [
    ("imports_go_one_way", "triage/route.py", "from storage.store import Store"),
    ("imports_go_one_way", "storage/sqlite.py", "def f():\n    import bot.app"),
    ("imports_go_one_way", "bot/app.py", "from tests import fakes"),
    ("third_parties_have_one_door", "bot/models/offline.py", "def f():\n    from anthropic import Anthropic"),
    ("third_parties_have_one_door", "bot/app.py", "import sqlite_utils"),
    ("third_parties_have_one_door", "bot/scans.py", "import typer"),
    ("only_settings_reads_the_environment", "bot/app.py", "import os\nos.environ['HELPDESK_DATA']"),
    ("only_settings_reads_the_environment", "bot/app.py", "from os import getenv"),
    ("heavy_packages_are_imported_late", "bot/models/claude.py", "import anthropic"),
    ("heavy_packages_are_imported_late", "bot/app.py", "from bot.slack.surface import SlackSurface"),
    ("pure_rooms_import_nothing_impure", "triage/sla.py", "import time"),
    ("pure_rooms_import_nothing_impure", "triage/sla.py", "from sys import stdout"),
    ("pure_rooms_do_nothing_impure", "triage/sla.py", "import sys\nsys.stdout.write('x')"),
    ("pure_rooms_import_nothing_impure", "triage/intake.py", "from logging import getLogger"),
    ("pure_rooms_import_nothing_impure", "bot/cards/html.py", "from bot.settings import Settings"),
    ("pure_rooms_do_nothing_impure", "triage/sla.py", "from datetime import UTC, datetime\nx = datetime.now(UTC)"),
    ("pure_rooms_do_nothing_impure", "triage/learn.py", "import random\nx = random.random()"),
    ("pure_rooms_do_nothing_impure", "triage/learn.py", "import random\nx = random.Random()"),
    ("pure_rooms_do_nothing_impure", "triage/learn.py", "from random import shuffle"),
    ("pure_rooms_do_nothing_impure", "triage/act.py", "import uuid\nx = uuid.uuid4()"),
    ("pure_rooms_do_nothing_impure", "triage/learn.py", "bucket = hash('vpn') % 8"),
    ("pure_rooms_do_nothing_impure", "triage/answer.py", "open('answer.json')"),
    ("pure_rooms_do_nothing_impure", "bot/cards/text.py", "async def draw(): ..."),
    ("files_and_functions_stay_short", "bot/flow.py", "\n" * 301),
    ("files_and_functions_stay_short", "bot/flow.py", "def advance():\n" + "    pass\n" * 61),
    ("every_file_says_what_it_is", "bot/flow.py", "import bot"),
    ("nothing_is_left_unfinished", "bot/flow.py", "x = 1  # TODO later"),
    ("files_are_named_from_the_field", "bot/utils.py", "x = 1"),
]


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED_IN_CODE)
def test_rule_catches_a_planted_offence(rule: str, path: str, text: str) -> None:
    check = next(known for known in CODE_RULES if known.__name__ == rule)
    assert [offence for offence in check([Module(path, text)]) if offence.startswith(f"{path}:")]


ALLOWED_IN_CODE = [
    ("triage/learn.py", '"""Fact."""\nfrom random import Random\nshuffled = Random(7).sample([1, 2], 2)'),
    ("triage/learned_state.py", '"""Fact."""\nimport sys\nswapped = sys.byteorder == "big"'),
    ("triage/facts.py", '"""Fact."""\nfrom pydantic import BaseModel\nfrom triage.case import Case'),
    ("storage/sqlite.py", '"""Fact."""\nimport sqlite_utils\nfrom triage.facts import Person'),
    ("bot/models/claude.py", '"""Fact."""\ndef ask():\n    import anthropic'),
    ("bot/slack/listeners.py", '"""Fact."""\nimport slack_bolt'),
    ("bot/ports.py", '"""Fact."""\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy'),
    ("bot/settings.py", '"""Fact."""\nimport os\nos.environ'),
    ("bot/cards/html.py", '"""Fact."""\nimport nh3\nfrom . import card\nfrom .words import english'),
]


@pytest.mark.parametrize(("path", "text"), ALLOWED_IN_CODE)
def test_rules_let_honest_code_pass(path: str, text: str) -> None:
    assert [offence for rule in CODE_RULES for offence in rule([Module(path, text)])] == []


@pytest.mark.parametrize(
    ("rule", "paths"),
    [
        ("the_top_level_is_fixed", ["docs/index.md"]),
        ("the_top_level_is_fixed", ["setup.py"]),
        ("tests_are_plain_files_with_names_of_their_own", ["tests/core/__init__.py"]),
        ("tests_are_plain_files_with_names_of_their_own", ["tests/core/test_sla.py", "tests/way/test_sla.py"]),
        ("tests_are_plain_files_with_names_of_their_own", ["tests/triage/test_route.py"]),
        ("benchmarks_are_scripts", ["tests/benchmarks/test_speed.py"]),
    ],
)
def test_rule_catches_a_planted_path(rule: str, paths: list[str]) -> None:
    check = next(known for known in TREE_RULES if known.__name__ == rule)
    assert list(check(paths))
    assert list(check(["bot/flow.py", "tests/conftest.py", "tests/way/conftest.py", "README.md"])) == []


PYPROJECT = """
[project]
dependencies = ["aiohttp{bound}", "tzdata>=2026.1"]
optional-dependencies = {{}}
[tool.setuptools]
packages = [{packages}]
package-data = {{"*" = ["*.sql"], "bot.web" = ["pages/**/*"]}}
"""
PINS = "aiohttp==3.14.5\ntzdata==2026.6\n"


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("every_package_is_listed", {"packages": '"bot"'}),
        ("every_package_is_listed", {"packages": '"bot", "bot.web", "bot.gone"'}),
        ("every_data_file_ships", {"data": "bot/web/card.css"}),
        ("dependencies_are_bounded_and_pinned", {"bound": ">=3.14"}),
        ("dependencies_are_bounded_and_pinned", {"pins": "aiohttp==3.14.5\n"}),
        ("constraints_are_exact_and_bare", {"pins": PINS + "nh3>=0.3\n"}),
        ("constraints_are_exact_and_bare", {"pins": PINS + "--extra-index-url x\n"}),
        ("constraints_are_exact_and_bare", {"pins": PINS + "AIOHTTP==3.14.5\n"}),
    ],
)
def test_rule_catches_a_planted_packaging_offence(tmp_path: Path, rule: str, changed: dict[str, str]) -> None:
    check = next(known for known in PACKAGING_RULES if known.__name__ == rule)
    assert list(check(tmp_path, _small_project(tmp_path, {}))) == []
    assert list(check(tmp_path, _small_project(tmp_path, changed)))


def _small_project(root: Path, changed: dict[str, str]) -> list[str]:
    """Write a project of two packages and a page that keeps every packaging rule, but for what is changed; give its paths."""
    paths = ["bot/__init__.py", "bot/web/__init__.py", changed.get("data", "bot/web/pages/card.css")]
    project = PYPROJECT.format(bound=changed.get("bound", ">=3.14,<4"), packages=changed.get("packages", '"bot", "bot.web"'))
    texts = {**dict.fromkeys(paths, ""), "pyproject.toml": project, ".ci/constraints.txt": changed.get("pins", PINS)}
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return paths
