"""Signed, expiring links to a case page or the queue: given privately to one person, for one role and one case (product.md, "Security")."""

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from storage.store import StoreError
from triage.facts import At, Fact

KEY_FILE = "links.key"
KEY_BYTES = 32
GOOD_FOR = timedelta(hours=12)
PARAMETER = "key"


class Grant(Fact):
    """What a link allows. `case_id` None: the queue and every case, for agents."""

    person_id: str
    role: Literal["agent", "requester"]
    case_id: str | None = None
    until: At


class Links:
    """Signs and checks. The key is 32 random bytes in the data folder; deleting the file ends every link."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def open(cls, folder: Path) -> "Links":
        """The folder's key, made if there is none. OSError if the folder cannot be written, StoreError for a damaged key, which is kept."""
        path = folder / KEY_FILE
        try:
            return cls(_key(path))
        except FileNotFoundError:
            _make(path)
            return cls(_key(path))

    def sign(
        self, person_id: str, role: Literal["agent", "requester"], case_id: str | None, now: datetime, good_for: timedelta = GOOD_FOR
    ) -> str:
        """The value of `?key=`."""
        grant = Grant(person_id=person_id, role=role, case_id=case_id, until=now + good_for)
        body = _text(grant.model_dump_json().encode())
        return f"{body}.{self._seal(body)}"

    def path(self, person_id: str, role: Literal["agent", "requester"], case_id: str | None, now: datetime) -> str:
        """The path of the page with its key, to be put behind the public address."""
        page = f"/cases/{case_id}" if case_id else "/queue"
        return f"{page}?{PARAMETER}={self.sign(person_id, role, case_id, now)}"

    def read(self, value: str, now: datetime) -> Grant | None:
        """What the link allows; None if it was not made here, was changed, or has expired."""
        body, _, seal = value.partition(".")
        if not hmac.compare_digest(seal.encode("utf-8", "replace"), self._seal(body).encode()):
            return None
        try:
            grant = Grant.model_validate(json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))))
        except (ValueError, binascii.Error, ValidationError):
            return None
        return grant if now.astimezone(UTC) < grant.until else None

    def _seal(self, body: str) -> str:
        return _text(hmac.new(self._key, body.encode("utf-8", "replace"), hashlib.sha256).digest())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _key(path: Path) -> bytes:
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise StoreError(f"the file {path} is damaged: expected {KEY_BYTES} bytes; delete it, and links given so far end")
    return key


def _make(path: Path) -> None:
    """Whole or not at all, readable by the owner only; of two processes the first one's key stays."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, secrets.token_bytes(KEY_BYTES))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
