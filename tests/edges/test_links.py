"""Signed, expiring links to case pages: whole, in time, of this folder's key, or worth nothing."""

import base64
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.web.links import GOOD_FOR, KEY_FILE, Links
from storage.store import StoreError

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def test_a_link_says_who_may_read_what_until_when(tmp_path: Path) -> None:
    links = Links.open(tmp_path)
    grant = links.read(links.sign("slack:U1", "requester", "C1042", NOON), NOON)
    assert grant is not None
    assert (grant.person_id, grant.role, grant.case_id, grant.until) == ("slack:U1", "requester", "C1042", NOON + GOOD_FOR)


def test_a_link_ends(tmp_path: Path) -> None:
    links = Links.open(tmp_path)
    value = links.sign("slack:U1", "agent", None, NOON, timedelta(minutes=5))
    assert links.read(value, NOON + timedelta(minutes=4, seconds=59)) is not None
    assert links.read(value, NOON + timedelta(minutes=5)) is None


def test_a_changed_link_is_worth_nothing(tmp_path: Path) -> None:
    links = Links.open(tmp_path)
    value = links.sign("slack:U1", "requester", "C1042", NOON)
    body, _, seal = value.partition(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))) | {"role": "agent", "case_id": None}
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    for changed in (
        f"{forged}.{seal}",
        f"{body}.",
        body,
        f"{body}.{seal[:-2]}xx",
        f".{seal}",
        "",
        ".",
        "a.b",
        "ü.ü",
        f"{value}.{seal}",
        "\ud83d.x",
    ):
        assert links.read(changed, NOON) is None, changed


def test_a_key_of_another_folder_opens_nothing(tmp_path: Path) -> None:
    ours, theirs = Links.open(tmp_path / ""), Links(b"x" * 32)
    assert ours.read(theirs.sign("slack:U1", "agent", None, NOON), NOON) is None


def test_the_key_outlives_a_restart_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    value = Links.open(tmp_path).sign("slack:U1", "agent", None, NOON)
    assert Links.open(tmp_path).read(value, NOON) is not None
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(StoreError, match=KEY_FILE):
        Links.open(tmp_path)
