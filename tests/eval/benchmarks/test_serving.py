"""The load on a served page: what is asked, what is counted as wrong, what the server holds."""

import json
import os
import threading
from typing import Any

import pytest

from eval.benchmarks.serving import memory_mb, processor_ms, under_load

QUESTIONS = ("một", "hai", "ba")
EXPECTED = {
    question: json.dumps({"answer": question, "elapsed_ms": 0, "question": question}, ensure_ascii=False)
    for question in QUESTIONS
}


@pytest.mark.parametrize("new", [False, True])
def test_every_client_asks_and_another_ones_answer_is_wrong(new: bool) -> None:
    asked: list[str] = []
    lock = threading.Lock()

    def connect() -> Any:
        def ask(question: str) -> dict[str, Any]:
            with lock:
                asked.append(question)
            told = "hai" if question.strip() == "ba" else question.strip()
            return {"answer": told, "elapsed_ms": 7, "question": question}

        return ask

    load = under_load(3, 4, connect, QUESTIONS, EXPECTED, new=new)
    assert len(asked) == 12
    assert load.wrong == sum(question.strip() == "ba" for question in asked) == 4
    assert (len(set(asked)) > len(QUESTIONS)) is new
    assert 0 <= load.median_ms <= load.tail_ms and load.rate > 0


def test_a_process_holds_memory_and_uses_time() -> None:
    assert memory_mb(os.getpid()) > 1
    assert processor_ms(os.getpid()) > 0
