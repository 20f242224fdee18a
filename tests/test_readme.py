"""README is true: its tables are printed from the code, its commands, settings, steps and files exist, its examples run."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import readme_tables

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))
STEPS = ("intake", "enrich", "classify", "route", "record", "ticket", "reply", "recall", "act")


def test_its_tables_and_the_output_it_shows_are_printed_by_the_code() -> None:
    assert readme_tables.rewritten(TEXT) == TEXT, "run `python tests/readme_tables.py`"


@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_a_heading(step: str) -> None:
    assert f"\n### {step}\n" in TEXT


def test_every_step_it_names_is_called_by_the_flow() -> None:
    flow = (ROOT / "bot" / "flow.py").read_text(encoding="utf-8")
    for step in STEPS:
        assert re.search(rf"\b{step}\(", flow), f"flow.py does not call {step}"


def test_the_ways_are_the_same_as_in_the_flow() -> None:
    ways = [
        line.split("     ")[0].strip() for line in TEXT.splitlines() if " -> " in line and line.startswith(("intake", "recall", "look"))
    ]
    flow = (ROOT / "bot" / "flow.py").read_text(encoding="utf-8")
    assert len(ways) == 3
    for way in ways:
        assert way in flow


def test_the_two_install_commands_are_those_of_the_ci_run() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 -m pip install -c .ci/constraints.txt . && helpdesk" in TEXT
    assert "python3 -m pip install -c .ci/constraints.txt -e '.[test]' && python3 -m pytest" in TEXT
    assert ".[test]" in run
    assert "-m pytest" in run


@pytest.mark.parametrize("command", sorted({code for code in CODE if code.startswith("helpdesk ")}))
def test_every_command_it_names_exists(command: str) -> None:
    words = [word for word in command.split()[1:] if re.fullmatch(r"[a-z]+", word)]
    for cut in range(len(words), 0, -1):
        asked = subprocess.run([sys.executable, "-m", "bot", *words[:cut], "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60)
        if asked.returncode == 0:
            missing = [option for option in re.findall(r"--[a-z-]+", command) if option not in asked.stdout]
            assert not missing, f"`{command}`: {missing} are no options"
            return
    pytest.fail(f"`{command}` is no command")


@pytest.mark.parametrize(
    "path", sorted({code for code in CODE if re.fullmatch(r"[\w.]+(?:/[\w.]+)+/?", code) and not code.startswith("/")})
)
def test_every_file_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_setting_is_in_the_example_environment() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in Settings.model_fields.values():
        assert str(name.validation_alias) in example, f"{name.validation_alias} is missing in .env.example"


def test_its_python_versions_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert "Python 3.11, 3.12 or 3.13" in TEXT
