"""kill -9 in the middle of a burst and a full disk: what was acknowledged is there, and the store goes on."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from storage.sqlite import SqliteStore

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

BURST = """
import asyncio, pathlib, sys
from made_up_cases import case, change, posted
from storage.sqlite import SqliteStore

async def one(store, number):
    home = (await store.accept(posted(number))).case_id
    print("accepted", number, flush=True)
    await store.record(posted(number).id, change(case(home, posted(number))), 0)
    print("recorded", number, flush=True)

async def main():
    store = SqliteStore.open(pathlib.Path(sys.argv[1]))
    for start in range(0, 100_000, 50):
        await asyncio.gather(*(one(store, start + i) for i in range(50)))

asyncio.run(main())
"""

FULL_DISK = """
import asyncio, pathlib, resource, sys
from made_up_cases import case, change, posted
from storage.sqlite import SqliteStore
from storage.store import StoreError

async def main():
    folder = pathlib.Path(sys.argv[1])
    store = SqliteStore.open(folder)
    home = (await store.accept(posted(0))).case_id
    largest = max(path.stat().st_size for path in folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 20_000, resource.RLIM_INFINITY))
    answers = await asyncio.gather(*(store.accept(posted(i, text="x" * 2000)) for i in range(1, 40)), return_exceptions=True)
    late = await asyncio.gather(store.keep(posted(0).id, "big", "y" * 100_000), return_exceptions=True)
    failed = [answer for answer in [*answers, *late] if isinstance(answer, StoreError)]
    assert failed, answers
    assert not [a for a in [*answers, *late] if isinstance(a, Exception) and not isinstance(a, StoreError)]
    print(failed[-1])
    kept = sum(not isinstance(answer, Exception) for answer in answers)
    assert len(await store.cases_with_work(100)) == 1 + kept
    assert await store.pending(home)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    for i in range(1, 40):
        await store.accept(posted(i, text="x" * 2000))
    assert await store.record(posted(0).id, change(case(home, posted(0))), 0)
    assert await store.check() == ()
    assert len(await store.cases_with_work(100)) == 40
    await store.close()
    print("goes on")

asyncio.run(main())
"""


FULL_FROM_THE_START = """
import pathlib, resource, sys
from storage.sqlite import SqliteStore
from storage.store import StoreError

resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
try:
    SqliteStore.open(pathlib.Path(sys.argv[1]))
except StoreError as problem:
    print(problem)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
SqliteStore.open(pathlib.Path(sys.argv[1]))
print("opens")
"""


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE), os.environ.get("PYTHONPATH", "")])}
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=pipe, stderr=pipe, text=True, env=environment)


async def test_what_was_acknowledged_survives_kill_9_in_the_middle_of_a_burst(tmp_path: Path) -> None:
    with python(BURST, tmp_path) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(300)]
        process.send_signal(signal.SIGKILL)
        lines += [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    store = SqliteStore.open(tmp_path)
    acknowledged = [line.split() for line in lines]
    assert len(acknowledged) >= 300
    for what, number in acknowledged:
        stored = await store.event(f"playground:it-help/{number}")
        assert stored is not None
        assert what == "accepted" or stored.version == 1
    assert await store.check() == ()
    await store.close()


async def test_a_full_disk_fails_the_write_in_clear_words_and_the_store_goes_on(tmp_path: Path) -> None:
    said, errors = await asyncio.to_thread(python(FULL_DISK, tmp_path).communicate)
    assert "goes on" in said, errors + said
    assert f"{tmp_path / 'helpdesk.sqlite'} could not be written" in said
    assert "free some space" in said


async def test_a_disk_that_is_full_from_the_start_is_named_and_opens_later(tmp_path: Path) -> None:
    said, errors = await asyncio.to_thread(python(FULL_FROM_THE_START, tmp_path).communicate)
    assert f"{tmp_path / 'helpdesk.sqlite'} could not be written" in said, errors + said
    assert "opens" in said, errors
