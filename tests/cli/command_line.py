"""Running commands in tests as a shell would: arguments in, exit status, standard output and standard error out."""

import contextlib
import gzip
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.cli import main

ORGANISATION = """\
name: Small Company
channels: {help: [it-help], agents: it-triage}
categories:
  - {id: signin, name: Signing in, covers: "passwords, locked accounts", examples: [I forgot my password], team: desk}
  - {id: network, name: Network, covers: "vpn, wifi, cables", examples: [the vpn is down], team: net}
  - {id: printing, name: Printing, covers: "printers, toner", examples: [the printer is jammed], team: desk}
teams:
  - {id: desk, name: Service desk, hours: &office {time_zone: UTC, week: {mon: ["09:00-17:00"], wed: ["09:00-17:00"]}}}
  - {id: net, name: Net team, hours: *office}
default_team: desk
l2_team: net
kinds:
  - {id: hr, name: People, deliver: tell, contact: the people team, private: true}
priorities:
  critical: {definition: nobody can work, first_response_minutes: 15, resolution_minutes: 240}
  high: {definition: a team cannot work, first_response_minutes: 60, resolution_minutes: 480}
  normal: {definition: one person is held up, first_response_minutes: 240, resolution_minutes: 1440}
  low: {definition: a wish, first_response_minutes: 480, resolution_minutes: 2880}
"""


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Standard output as one JSON object a line; fails if anything else stands there."""
        found = [json.loads(line) for line in self.out.splitlines()]
        assert all(isinstance(one, dict) for one in found)
        return found

    @property
    def object(self) -> dict[str, Any]:
        """The only object on standard output."""
        (found,) = self.objects
        return found


def helpdesk(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run `helpdesk ARGUMENTS` in this process, from its entry point on, errors included."""
    out, err, given = (io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in (b"", b"", stdin))
    status = 0
    argv = ["helpdesk", *map(str, arguments)]
    with (
        patch.object(sys, "argv", argv),
        patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return Ran(status, written(out), written(err))


def written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode()


def lines(path: Path, rows: Iterable[object]) -> Path:
    """A JSONL file of these; text stands as it is. Packed if the name ends in .gz."""
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows).encode("utf-8", "surrogateescape")
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path
