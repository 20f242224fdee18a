"""What pyproject.toml and the constraints promise, held against the tree: everything ships, everything is pinned, nothing is an address."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from architecture.source_modules import Offences

# Data of which the newest is always right; a bound would keep old time zones alive.
UNBOUNDED = frozenset({"tzdata"})


def every_package_is_listed(root: Path, paths: Iterable[str]) -> Offences:
    """A folder of code that pyproject.toml does not name would be missing from the wheel; a name without a folder breaks the build."""
    listed = set(_pyproject(root)["tool"]["setuptools"]["packages"])
    product = [path for path in paths if path.endswith(".py") and path.split("/")[0] in ("bot", "triage", "storage")]
    folders = {path.rpartition("/")[0] for path in product}
    for folder in sorted(folders):
        if f"{folder}/__init__.py" not in product:
            yield f"{folder}/__init__.py:1 is missing; every folder of code is a package"
        if folder.replace("/", ".") not in listed:
            yield f"pyproject.toml:1 does not list the package {folder.replace('/', '.')}"
    for name in sorted(listed - {folder.replace("/", ".") for folder in folders}):
        if not name.startswith("bot._data."):
            yield f"pyproject.toml:1 lists {name}, which is no folder of code"


def every_data_file_ships(root: Path, paths: Iterable[str]) -> Offences:
    """Whatever lies beside the code and is not code matches a pattern of package-data."""
    patterns = _pyproject(root)["tool"]["setuptools"]["package-data"]
    for path in sorted(paths):
        if path.split("/")[0] not in ("bot", "triage", "storage") or path.endswith(".py"):
            continue
        home = next(folder for folder in (root / path).parents if (folder / "__init__.py").is_file())
        package = home.relative_to(root).as_posix().replace("/", ".")
        globs = [*patterns.get("*", []), *patterns.get(package, [])]
        if not any(root / path in home.glob(pattern) for pattern in globs):
            yield f"{path}:1 matches no pattern of package-data in pyproject.toml and would not ship"


def dependencies_are_bounded_and_pinned(root: Path, paths: Iterable[str]) -> Offences:
    """An upper bound on the major of each dependency; an exact version of each, and of all they need, in the constraints."""
    project = _pyproject(root)["project"]
    pinned = {_normal(line.partition("==")[0]) for line in (root / ".ci/constraints.txt").read_text().splitlines()}
    wanted = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    for need in wanted:
        name = _normal(re.split(r"[\[<>=!~ ;]", need, maxsplit=1)[0])
        if "<" not in need and name not in UNBOUNDED:
            yield f"pyproject.toml:1 {need} has no upper bound"
        if name not in pinned:
            yield f".ci/constraints.txt:1 does not pin {name}"


def constraints_are_exact_and_bare(root: Path, paths: Iterable[str]) -> Offences:
    """`name==version` lines in order, each name once; no address, no option, no range."""
    lines = (root / ".ci/constraints.txt").read_text().splitlines()
    for number, line in enumerate(lines, 1):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.+]*", line):
            yield f".ci/constraints.txt:{number} {line!r} is not name==version"
    names = [_normal(line.partition("==")[0]) for line in lines]
    for number, name in enumerate(names, 1):
        if name in names[: number - 1]:
            yield f".ci/constraints.txt:{number} pins {name} again"


def _pyproject(root: Path) -> dict[str, dict[str, dict[str, list[str] | dict[str, list[str]]]]]:
    return tomllib.loads((root / "pyproject.toml").read_text())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


PACKAGING_RULES = (
    every_package_is_listed,
    every_data_file_ships,
    dependencies_are_bounded_and_pinned,
    constraints_are_exact_and_bare,
)
