"""`cchc serve` as a whole: one address, several processes, and none left behind."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from gradio_client import Client

import assistant
from assistant.cli import main
from assistant.pipeline import Pipeline
from assistant.question import Question

QUESTION = "Ai chủ trì số hóa tài liệu lưu trữ lịch sử của Đồi Cát?"


@pytest.fixture(scope="module")
def server(
    plans_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--workers", "2"]
    folder = tmp_path_factory.mktemp("served")
    environment = os.environ | {
        "CCHC_INDEX": str(plans_folder),
        "CCHC_DATA": str(folder),
        "PYTHONPATH": str(Path(assistant.__file__).parents[1]),
    }
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=hear_interrupts
    )
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(URLError), urlopen(f"{url}/healthz"):
            break
        time.sleep(0.1)
    yield process, url
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def hear_interrupts() -> None:
    """A shell has what it runs in the background ignore them, and the processes that it starts in turn."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ask(url: str, text: str) -> dict[str, object]:
    asked = Request(f"{url}/api/answer", json.dumps({"question": text}).encode(), {"Content-Type": "application/json"})
    with urlopen(asked) as reply:
        found: dict[str, object] = json.load(reply)
    return found | {"elapsed_ms": 0}


def test_all_ways_to_ask_give_the_same_object(server: tuple[subprocess.Popen[bytes], str], plans: Pipeline) -> None:
    _, url = server
    wanted = replace(plans.answer(Question(QUESTION)), elapsed_ms=0).as_json()
    assert ask(url, QUESTION) == wanted
    client = Client(url, verbose=False, ssl_verify=False)
    for _ in range(3):
        assert client.predict(QUESTION, None, None, api_name="/answer") | {"elapsed_ms": 0} == wanted


def test_it_goes_on_without_a_killed_process_and_ends_as_a_whole(server: tuple[subprocess.Popen[bytes], str]) -> None:
    process, url = server
    wanted = ask(url, QUESTION)
    clerks = children(process.pid)
    assert len(clerks) == 2
    os.kill(clerks[0], signal.SIGKILL)
    assert [ask(url, QUESTION) for _ in range(4)] == [wanted] * 4
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    with pytest.raises(URLError):
        ask(url, QUESTION)
    assert not any(Path(f"/proc/{pid}").exists() for pid in clerks)


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as ended:
        main(["serve", "--port", str(taken.getsockname()[1])])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "--port" in said


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
