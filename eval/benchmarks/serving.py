"""`make bench-serving`: a served page under load, scripts on the API and people on the page.

Serves the page itself, or measures the one at a URL. Prints answers a second, times in milliseconds and the memory that
the server's processes hold; exits with 1 where an answer was wrong, as one of another's question would be. What was
answered a moment ago is remembered, so the scripts ask twice: a few questions again and again, and questions that are
all different. Of a server whose process is known its processor time an answer is told too: a busy machine changes it
less.
"""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from eval.case import load_cases
from eval.statistics import percentile

QUESTIONS = (
    "Ai chủ trì các mục tiêu chính quyền điện tử năm 2025 và thời hạn khi nào?",
    "Sở Nội vụ phải làm gì trong năm 2024?",
    "TTHC là gì?",
    "Chỉ số SIPAS năm 2024 phấn đấu đạt bao nhiêu?",
    "che do bao cao cai cach hanh chinh o Luc Ngan nam 2024",
    "So sánh mục tiêu dịch vụ công trực tuyến năm 2022 và năm 2024",
    "Ai chủ trì cải cách thể chế năm 2024?",
    "Who leads institutional reform in 2024?",
)
Ask = Callable[[str], dict[str, Any]]
Connect = Callable[[], Ask]


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a load: answers a second, the middle and the 95th of 100 times, how many answers were wrong."""

    rate: float
    median_ms: float
    tail_ms: float
    wrong: int


def under_load(
    clients: int,
    each: int,
    connect: Connect,
    questions: Sequence[str],
    expected: dict[str, str],
    *,
    new: bool,
) -> Load:
    """`clients` at once ask `each` questions. `new` makes each one that the server never saw, though its answer is
    known: with spaces at its end, more with each round and other ones with each process.
    """
    times: list[float] = []
    wrong = [0]
    lock = threading.Lock()
    gate = threading.Barrier(clients)

    def client(number: int) -> None:
        ask = connect()
        gate.wait()
        for turn in range(each):
            rounds, place = divmod(turn * clients + number, len(questions))
            question = questions[place]
            spaces = " " * (1 + os.getpid() % 500 + rounds) if new else ""
            started = time.perf_counter()
            right = _essence(ask(question + spaces)) == expected[question]
            with lock:
                times.append((time.perf_counter() - started) * 1000)
                wrong[0] += not right

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for done in [pool.submit(client, number) for number in range(clients)]:
            done.result()
    return Load(len(times) / (time.perf_counter() - started), percentile(times, 0.5), percentile(times, 0.95), wrong[0])


def over_http(url: str) -> Ask:
    """A script: one connection that stays open."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=60)

    def ask(question: str) -> dict[str, Any]:
        connection.request(
            "POST", "/api/answer", json.dumps({"question": question}), {"Content-Type": "application/json"}
        )
        answer: dict[str, Any] = json.loads(connection.getresponse().read())
        return answer

    return ask


def over_gradio(url: str) -> Ask:
    """A session of gradio_client."""
    from gradio_client import Client  # type: ignore[import-untyped]

    # The default builds two TLS contexts a call, which takes this process twenty times as long as the server's answer.
    client = Client(url, verbose=False, ssl_verify=False)

    def ask(question: str) -> dict[str, Any]:
        answer: dict[str, Any] = client.predict(question, None, None, api_name="/answer")
        return answer

    return ask


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """The address and the process of a `cchc serve` of our own, ended afterwards. Raises `OSError` where it ends before
    it answers.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "assistant", "serve", "--port", str(port)])
    try:
        while not _listens(port):
            if process.poll() is not None:
                raise OSError("`cchc serve` ended")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _processes(pid: int) -> tuple[str, ...]:
    """The process `pid` and its children."""
    return str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()


def memory_mb(pid: int) -> float:
    """Megabytes that the process `pid` and its children hold, what they share counted once."""
    kilobytes = 0
    for process in _processes(pid):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            kilobytes += int(line.split()[1]) if line.startswith("Pss:") else 0
    return kilobytes / 1024


def processor_ms(pid: int) -> float:
    """Milliseconds of processor time that the process `pid` and its children have used."""
    ticks = 0
    for process in _processes(pid):
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _essence(answer: dict[str, Any]) -> str:
    essence = {**answer, "elapsed_ms": 0, "question": answer["question"].strip()}
    return json.dumps(essence, ensure_ascii=False, sort_keys=True)


@click.command(help="Measure a served page: scripts on /api/answer, then people by gradio_client.")
@click.argument("url", required=False)
@click.option("--scripts", default=32, show_default=True, help="HTTP clients at once.")
@click.option("--each", default=25, show_default=True, help="Questions of each HTTP client.")
@click.option("--people", default=20, show_default=True, help="Sessions of gradio_client at once.")
@click.option("--pid", type=int, help="The process at URL, to tell its processor time and memory.")
def command(url: str | None, scripts: int, each: int, people: int, pid: int | None) -> None:
    try:
        if url is not None:
            sys.exit(1 if _measured(url, pid, scripts, each, people) else 0)
        with served() as (own, process):
            sys.exit(1 if _measured(own, process, scripts, each, people) else 0)
    except OSError as error:
        sys.exit(f"nobody answers ({error}); see `cchc serve`")


def _measured(url: str, pid: int | None, scripts: int, each: int, people: int) -> int:
    """Prints what came of each load; the answers that were wrong."""
    cases = load_cases(Path(str(files("eval").joinpath("datasets/dev.jsonl"))))
    different = tuple(dict.fromkeys(case.question for case in cases if not case.history))
    alone = over_http(url)
    expected = {question: _essence(alone(question)) for question in (*QUESTIONS, *different)}

    def measure(name: str, clients: int, turns: int, connect: Connect, asked: Sequence[str], *, new: bool) -> int:
        before = processor_ms(pid) if pid else 0.0
        load = under_load(clients, turns, connect, asked, expected, new=new)
        line = f"{name:42} {load.rate:7.1f} a second   median {load.median_ms:7.1f} ms   p95 {load.tail_ms:7.1f} ms"
        if pid:
            line += f"   processor {(processor_ms(pid) - before) / (clients * turns):5.1f} ms   {memory_mb(pid):.0f} MB"
        print(f"{line}   wrong {load.wrong}", flush=True)
        return load.wrong

    again = f"{scripts} scripts, {len(QUESTIONS)} questions again and again"
    wrong = measure(again, scripts, each, lambda: over_http(url), QUESTIONS, new=False)
    name = f"{scripts} scripts, all questions different"
    wrong += measure(name, scripts, each, lambda: over_http(url), different, new=True)
    if people:
        name = f"{people} people (gradio_client), different"
        wrong += measure(name, people, 5, lambda: over_gradio(url), different, new=True)
    return wrong


if __name__ == "__main__":
    command()
