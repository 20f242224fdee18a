"""Where the helpdesk lives may be read-only, full, damaged, taken or ending: it says so in one message, and nothing is lost."""

import asyncio
import resource
import shutil
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from helpdesks import data_folder
from launched import SLOW_MODEL, SMALL_DISK, WITHOUT_ROOTS_RIGHTS, Launched, launch, refused, stopped, the_one_message
from server_process import Server, Visitor, wait_until

from bot import cli
from storage.sqlite import SqliteStore

CLEAR = "my machine does not boot, just a blinking cursor"
DATABASES = ("helpdesk.sqlite", "tickets.sqlite", "playground.sqlite")
"""What cannot be made anew."""
IN_TIME_SECONDS = 20.0
SECRET = "hunter2-not-so-secret"
Refused = Callable[..., str]


@pytest.fixture
def refused_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Refused:
    """Run `helpdesk ...` in this process, in an empty folder, and expect one message and exit status 2."""

    def run(*arguments: object, **environment: str) -> str:
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            here.setattr("sys.argv", ["helpdesk", *map(str, arguments)])
            for name, value in environment.items():
                here.setenv(name, value)
            with pytest.raises(SystemExit) as raised:
                cli.main()
        assert raised.value.code == 2
        return the_one_message(capsys.readouterr().err)

    return run


@pytest.fixture(scope="module")
def lived_in_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = data_folder(tmp_path_factory.mktemp("lived") / "data")
    with Server(folder) as server:
        visitor = Visitor(server.address, "amara")
        visitor.post("The order database is offline and nobody in production can work!")
        visitor.post(CLEAR)
        wait_until(lambda: len(answered(server)) == 2)
        assert server.stop() == 0
    return folder


@pytest.fixture
def lived_in(lived_in_once: Path, tmp_path: Path) -> Path:
    """A data folder with cases, a ticket and a chat in it, closed in order."""
    return Path(shutil.copytree(lived_in_once, tmp_path / "data"))


def answered(server: Server) -> list[str]:
    """The posts in #it-help under which a card of the helpdesk stands."""
    visitor, found = Visitor(server.address, "amara"), []
    for post in visitor.read("conversation", id="it-help")["posts"]:
        thread = visitor.read("thread", conversation="it-help", number=str(post["number"]))["posts"]
        if any(reply.get("card") for reply in thread):
            found.append(str(post))
    return found


def garble(path: Path, at: int) -> bytes:
    """Overwrite the file from there on; gives its content."""
    content = path.read_bytes()
    path.write_bytes(content[:at] + b"\xa5" * max(64, len(content) - at))
    return path.read_bytes()


def is_free(folder: Path) -> bool:
    """Can the folder be opened? Raises what speaks against it."""
    asyncio.run(SqliteStore.open(folder).close())
    return True


# --- the data folder ---------------------------------------------------------------------------------------------------


def test_a_file_or_nothing_in_place_of_the_folder_is_named(tmp_path: Path, refused_here: Refused) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    for place in (file, file / "below", Path("/proc/helpdesk"), Path("/dev/null/helpdesk")):
        for command in (("run", "--port", 0), ("chat",)):
            message = refused_here(*command, "--data", place)
            assert f"the data folder {place}" in message
            assert "HELPDESK_DATA" in message
    assert file.read_text() == "not a folder"


def test_a_folder_that_may_not_be_written_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)
    for place in (folder, folder / "below"):
        message = refused("run", "--port", 0, "--data", place, code=WITHOUT_ROOTS_RIGHTS)
        assert f"the data folder {place} cannot be written (Permission denied)" in message
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", DATABASES)
def test_a_database_that_may_not_be_written_is_named_and_kept(lived_in: Path, name: str) -> None:
    before = (lived_in / name).read_bytes()
    (lived_in / name).chmod(0o444)
    assert str(lived_in / name) in refused("run", "--port", 0, "--data", lived_in, code=WITHOUT_ROOTS_RIGHTS)
    assert (lived_in / name).read_bytes() == before


@pytest.mark.parametrize("largest", [1_000, 60_000])
def test_a_disk_that_is_full_at_the_start_is_said_to_be(tmp_path: Path, largest: int) -> None:
    message = refused(largest, "run", "--port", 0, "--data", tmp_path / "data", code=SMALL_DISK)
    assert str(tmp_path / "data") in message
    assert "free space" in message
    assert is_free(tmp_path / "data")


def test_a_disk_that_fills_up_refuses_what_it_cannot_keep_and_goes_on_when_there_is_room(lived_in: Path) -> None:
    with Server(lived_in) as server:
        visitor, unlimited = Visitor(server.address, "tom"), resource.RLIM_INFINITY
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1024, unlimited))
        with pytest.raises(urllib.error.HTTPError) as raised:
            visitor.post(f"{CLEAR} {'x' * 5000}")
        assert raised.value.code == 503, "who sends it would not try again"
        assert b"try again" in raised.value.read()
        with urllib.request.urlopen(f"{server.address}/healthz") as healthy:
            assert healthy.status == 200
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))
        visitor.post(CLEAR + " after all")
        wait_until(lambda: any("after all" in text for text in answered(server)))
        assert server.stop() == 0


# --- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DATABASES)
def test_a_damaged_database_is_named_and_kept_byte_for_byte(lived_in: Path, name: str, refused_here: Refused) -> None:
    path = lived_in / name
    for at in (0, 4096):
        garbled = garble(path, at)
        message = refused_here("run", "--port", 0, "--data", lived_in)
        assert str(path) in message
        assert "left as it is" in message or "left as it was" in message
        assert path.read_bytes() == garbled, "a damaged database was written"


def test_what_can_be_made_anew_is_made_anew(lived_in: Path) -> None:
    others = [path for path in lived_in.iterdir() if path.name not in DATABASES and path.suffix not in (".lock", ".key")]
    assert {"search.sqlite", "learner.state"} <= {path.name for path in others}
    for path in others:
        garble(path, 0)
    with Server(lived_in) as server:
        Visitor(server.address, "rosa").post("PowerPoint closes itself whenever I insert a video")
        wait_until(lambda: len(answered(server)) == 3)
        assert server.stop() == 0


def test_a_damaged_key_is_named_and_kept(lived_in: Path, refused_here: Refused) -> None:
    key = lived_in / "links.key"
    garbled = garble(key, 4)
    message = refused_here("run", "--port", 0, "--data", lived_in)
    assert str(key) in message
    assert "delete it" in message
    assert key.read_bytes() == garbled
    assert is_free(lived_in)


# --- two processes, a port ---------------------------------------------------------------------------------------------


def test_a_second_process_is_told_who_has_the_folder_and_the_first_goes_on(tmp_path: Path, refused_here: Refused) -> None:
    folder = data_folder(tmp_path / "data")
    with Server(folder) as server:
        for command in (("run", "--port", 0), ("chat",)):
            message = refused_here(*command, "--data", folder)
            assert f"process {server.process.pid}" in message
            assert str(folder) in message
        Visitor(server.address, "amara").post(CLEAR)
        wait_until(lambda: answered(server))
        server.kill()
    assert is_free(folder)  # a lock of a dead process is none


def test_a_port_that_is_taken_is_said_to_be_and_the_folder_is_free_again(tmp_path: Path, refused_here: Refused) -> None:
    folder = data_folder(tmp_path / "data")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        message = refused_here("run", "--port", port, "--data", folder)
    assert str(port) in message
    assert "HELPDESK_PORT" in message
    assert is_free(folder)


# --- the end -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_in_the_middle_of_work_ends_it_in_time_and_loses_nothing(tmp_path: Path, number: int) -> None:
    folder, taken = data_folder(tmp_path / "data"), []

    def people(address: str) -> None:
        for n in range(200):
            try:
                Visitor(address, ("amara", "tom", "rosa")[n % 3]).post(f"{CLEAR} number-{n}-")
            except (OSError, ValueError):
                return
            taken.append(f"number-{n}-")

    with Server(folder) as server:
        writing = threading.Thread(target=people, args=(server.address,))
        writing.start()
        wait_until(lambda: len(taken) > 3, every=0.01)
        assert stopped(server, number, IN_TIME_SECONDS) < IN_TIME_SECONDS
        writing.join(30)
    with Server(folder) as server:
        wait_until(lambda: all(any(one in text for text in answered(server)) for one in taken[-40:]))
        assert server.stop() == 0


def test_a_model_that_never_answers_does_not_hold_up_the_end(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "data")
    with Launched(launch("run", "--port", 0, "--data", folder, code=SLOW_MODEL)) as server:
        Visitor(server.address, "amara").post(CLEAR)
        time.sleep(0.3)
        assert answered(server) == []
        assert stopped(server, signal.SIGTERM, IN_TIME_SECONDS) < IN_TIME_SECONDS
    with Server(folder) as server:
        wait_until(lambda: answered(server))
        assert server.stop() == 0


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "data")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    with open("/dev/full", "w") as full:
        process = launch("run", "--port", port, "--data", folder, out=full, err=full, HELPDESK_LOG_LEVEL="debug")
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: is_ready(address))
        Visitor(address, "amara").post(CLEAR)
        time.sleep(0.2)
        process.send_signal(signal.SIGHUP)
        assert is_ready(address)
        process.send_signal(signal.SIGTERM)
        assert process.wait(IN_TIME_SECONDS) == 0
    finally:
        process.kill()
        process.wait()


def is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


# --- settings ----------------------------------------------------------------------------------------------------------

WRONG = {
    "HELPDESK_PORT": ("abc", "whole number"),
    "HELPDESK_API_TOKEN": ("hunter2", "shorter than 16"),
    "HELPDESK_PUBLIC_URL": (f"https://admin:{SECRET}@", "such as https://helpdesk.example.com"),
    "HELPDESK_HOST": ("no where", "127.0.0.1"),
    "HELPDESK_LOG_LEVEL": ("loud", "debug, info, warning or error"),
    "HELPDESK_CONFIG": ("missing.yaml", "cannot be read"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_with_what_was_expected_and_no_secret_is_printed(tmp_path: Path, name: str, refused_here: Refused) -> None:
    value, expected = WRONG[name]
    given = {"HELPDESK_PORT": "0", "HELPDESK_API_TOKEN": SECRET, "ANTHROPIC_API_KEY": SECRET, name: value}
    message = refused_here("run", "--data", tmp_path / "data", **given)
    assert expected in message
    assert name in message or value in message
    assert "hunter2" not in message


def test_an_address_that_is_not_this_machines_is_said_to_be_none(tmp_path: Path, refused_here: Refused) -> None:
    message = refused_here("run", "--port", 0, "--data", data_folder(tmp_path / "data"), HELPDESK_HOST="192.0.2.77")
    assert "192.0.2.77" in message
    assert is_free(tmp_path / "data")


def test_a_file_of_settings_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    data_folder(tmp_path / "kept-here")
    settings = {"HELPDESK_DATA": tmp_path / "kept-here", "HELPDESK_PORT": "notaport", "HELPDESK_API_TOKEN": SECRET, "HELPDESK_HOST": ""}
    (tmp_path / ".env").write_text("# ours\n" + "".join(f"{name}={value}\n" for name, value in settings.items()))
    assert "HELPDESK_PORT" in refused("run", cwd=tmp_path)
    with Launched(launch("run", cwd=tmp_path, HELPDESK_PORT="0")) as server:
        assert server.address.startswith("http://127.0.0.1:"), "an empty host is no host"
        for token, status in ((SECRET, 404), ("wrong-" + SECRET, 401)):
            asked = urllib.request.Request(f"{server.address}/api/cases/C1", headers={"Authorization": f"Bearer {token}"})
            with pytest.raises(urllib.error.HTTPError) as raised:
                urllib.request.urlopen(asked)
            assert raised.value.code == status
            raised.value.close()
        assert (tmp_path / "kept-here" / "helpdesk.sqlite").exists()
        assert server.stop() == 0


def test_a_file_of_settings_that_cannot_be_read_is_named(tmp_path: Path, refused_here: Refused) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"HELPDESK_API_TOKEN=\xff\xfe\n")
    assert ".env" in refused_here("run", "--port", 0)
    file.chmod(0)
    assert ".env" in refused("run", cwd=tmp_path, code=WITHOUT_ROOTS_RIGHTS)
