"""Which helpdesk this is: the version in pyproject.toml, as installed or as it stands in the checkout."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = "helpdesk-triage"


def installed_version() -> str:
    """Such as "0.1.0"; "unknown" where neither an installation nor a checkout says."""
    project = Path(__file__).resolve().parents[1] / "pyproject.toml"
    try:
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "unknown"
