"""bot.resources finds what ships, in a checkout and in an installed copy, and nothing else."""

import runpy
import shutil
from pathlib import Path

import pytest

from bot import resources
from bot.resources import resource

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("folder", ["prompts", "manifests"])
def test_checkout_holds_the_shipped_folders_at_its_top(folder: str) -> None:
    assert resource(folder) == ROOT / folder
    assert resource(folder, "README.md").read_text(encoding="utf-8").startswith("# ")


def test_installed_copy_finds_its_own_folder_before_a_neighbour_of_the_same_name(tmp_path: Path) -> None:
    shipped = tmp_path / "bot" / "_data" / "manifests" / "kb"
    shipped.mkdir(parents=True)
    (shipped / "vpn.md").write_text("ours")
    (tmp_path / "manifests" / "kb").mkdir(parents=True)
    (tmp_path / "manifests" / "kb" / "vpn.md").write_text("another package's")
    copy = shutil.copy(resources.__file__, tmp_path / "bot" / "resources.py")
    found = runpy.run_path(copy)["resource"]
    assert found("manifests", "kb/vpn.md").read_text() == "ours"
    assert found("manifests") == tmp_path / "bot" / "_data" / "manifests"


@pytest.mark.parametrize(
    "parts", [(), ("data",), ("..",), ("prompts", "../pyproject.toml"), ("pages", "/etc/hosts"), ("pages", "a\\b"), ("pages", "a\0")]
)
def test_path_outside_the_shipped_folders_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="expected"):
        resource(*parts)


def test_missing_file_says_which_and_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"manifests/no-such\.md is missing.*install the helpdesk again"):
        resource("manifests", "no-such.md")
