"""`python -m eval.benchmarks.serving URL`: a served page under load, scripts on the API and people on the page.

Start `cchc serve` first. Prints answers a second and times in milliseconds; exits with 1 where an answer was wrong.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import click

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


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a load: answers a second, the middle and the 95th of 100 times, how many answers were wrong."""

    rate: float
    median_ms: float
    tail_ms: float
    wrong: int


def under_load(clients: int, each: int, connect: Callable[[], Ask], expected: dict[str, str]) -> Load:
    """`clients` at once ask `each` questions, every client beginning at another one."""
    times: list[float] = []
    wrong = [0]
    lock = threading.Lock()
    gate = threading.Barrier(clients)

    def client(number: int) -> None:
        ask = connect()
        gate.wait()
        for turn in range(each):
            question = QUESTIONS[(number + turn) % len(QUESTIONS)]
            started = time.perf_counter()
            right = _essence(ask(question)) == expected[question]
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

    client = Client(url, verbose=False, ssl_verify=False)

    def ask(question: str) -> dict[str, Any]:
        answer: dict[str, Any] = client.predict(question, None, None, api_name="/answer")
        return answer

    return ask


def _essence(answer: dict[str, Any]) -> str:
    return json.dumps({**answer, "elapsed_ms": 0}, ensure_ascii=False, sort_keys=True)


@click.command(help="Measure a served page: scripts on /api/answer, then people by gradio_client.")
@click.argument("url", default="http://127.0.0.1:7860")
@click.option("--scripts", default=32, show_default=True, help="HTTP clients at once.")
@click.option("--each", default=25, show_default=True, help="Questions of each HTTP client.")
@click.option("--people", default=20, show_default=True, help="Sessions of gradio_client at once.")
def command(url: str, scripts: int, each: int, people: int) -> None:
    alone = over_http(url)
    expected = {question: _essence(alone(question)) for question in QUESTIONS}
    loads = {f"{scripts} scripts, /api/answer": under_load(scripts, each, lambda: over_http(url), expected)}
    if people:
        loads[f"{people} people, gradio_client"] = under_load(people, 5, lambda: over_gradio(url), expected)
    for name, load in loads.items():
        print(
            f"{name:30} {load.rate:7.1f} a second   median {load.median_ms:7.1f} ms   p95 {load.tail_ms:7.1f} ms"
            f"   wrong {load.wrong}"
        )
    sys.exit(1 if any(load.wrong for load in loads.values()) else 0)


if __name__ == "__main__":
    command()
