"""Size, names and places: of modules and of every path of the checkout. Modules or paths in, offences as "file:line what" out."""

import ast
import re
from collections import Counter
from collections.abc import Iterable

from architecture.source_modules import Module, Offences

LONGEST_FILE, LONGEST_FUNCTION = 300, 60


def files_and_functions_stay_short(modules: Iterable[Module]) -> Offences:
    """Health shows in the tail: a file has one reason, a function one thought."""
    for module in modules:
        if (lines := len(module.text.splitlines())) > LONGEST_FILE:
            yield f"{module.path}:1 has {lines} lines; at most {LONGEST_FILE}"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    yield f"{module.path}:{node.lineno} {node.name} has {lines} lines; at most {LONGEST_FUNCTION}"


def every_file_says_what_it_is(modules: Iterable[Module]) -> Offences:
    """The first docstring line says which step or fact a file is."""
    for module in modules:
        if not ast.get_docstring(module.tree):
            yield f"{module.path}:1 has no docstring; its first line says which step or fact it is"


UNFINISHED = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b|\bNotImplementedError\b")


def nothing_is_left_unfinished(modules: Iterable[Module]) -> Offences:
    """What is not there yet is an issue, not a note in the code."""
    for module in modules:
        for number, line in enumerate(module.text.splitlines(), 1):
            if found := UNFINISHED.search(line):
                yield f"{module.path}:{number} is unfinished: {found.group(0)}"


FORBIDDEN_NAMES = frozenset({"utils", "util", "helpers", "helper", "manager", "common", "misc"})


def files_are_named_from_the_field(modules: Iterable[Module]) -> Offences:
    """No drawer for things without a name (style.md, "Names")."""
    for module in modules:
        if forbidden := FORBIDDEN_NAMES & set(module.name.split(".")):
            yield f"{module.path}:1 is called {', '.join(forbidden)}; use the field's words"


SHAPE_RULES = (
    files_and_functions_stay_short,
    every_file_says_what_it_is,
    nothing_is_left_unfinished,
    files_are_named_from_the_field,
)

TOP_FOLDERS = frozenset({"bot", "triage", "storage", "tests", "manifests", "prompts", ".ci"})
TOP_FILES = frozenset({"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore", ".env.example"})


def the_top_level_is_fixed(paths: Iterable[str]) -> Offences:
    """The top level is the user's (architecture.md): nothing is added beside it."""
    for path in sorted(paths):
        top = path.split("/")[0]
        if (top not in TOP_FOLDERS) if "/" in path else (top not in TOP_FILES):
            yield f"{path}:1 is at a place the top level does not have"


def tests_are_plain_files_with_names_of_their_own(paths: Iterable[str]) -> Offences:
    """A tests/triage or an __init__.py under tests would hide the real package; pytest imports test files by base name."""
    under_tests = [path for path in sorted(paths) if path.startswith("tests/")]
    modules = [path for path in under_tests if path.endswith(".py")]
    counted = Counter(path.rpartition("/")[2] for path in modules if path.rpartition("/")[2] != "conftest.py")
    for path in modules:
        name = path.rpartition("/")[2]
        if name == "__init__.py":
            yield f"{path}:1 makes tests a package"
        elif counted[name] > 1:
            yield f"{path}:1 shares the base name {name} with another file under tests"
    for path in under_tests:
        if {"bot", "triage", "storage"} & set(path.split("/")[1:-1]):
            yield f"{path}:1 lies in a folder named like a room"


def benchmarks_are_scripts(paths: Iterable[str]) -> Offences:
    """Benchmarks are run by hand and never collected."""
    for path in sorted(paths):
        if path.startswith("tests/benchmarks/") and path.rpartition("/")[2].startswith("test_"):
            yield f"{path}:1 would be collected as a test; benchmarks are named bench_*.py"


TREE_RULES = (
    the_top_level_is_fixed,
    tests_are_plain_files_with_names_of_their_own,
    benchmarks_are_scripts,
)
