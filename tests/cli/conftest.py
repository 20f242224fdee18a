"""Every command runs in a folder of its own, so that no file of the checkout or the user decides a test."""

from pathlib import Path

import pytest
from command_line import ORGANISATION
from helpdesks import data_folder


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: empty."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def organisation(here: Path) -> Path:
    """helpdesk.yaml of a company so small that it is learned in no time, in the current folder."""
    path = here / "helpdesk.yaml"
    path.write_text(ORGANISATION, encoding="utf-8")
    return path


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A data folder of the sample organisation in which nothing has to be learned first."""
    return data_folder(tmp_path / "prepared")
