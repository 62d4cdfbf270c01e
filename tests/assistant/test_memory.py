"""What was answered is given again, the same in every byte, and never to another question."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.memory import AnswerMemory
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import make_pipeline

ASKED = Question("Ai chủ trì số hóa tài liệu lưu trữ lịch sử?", id="a", year=2031)


def answer(text: str, identifier: str = "") -> Answer:
    return Answer(identifier, text, "vi", Status.NOT_FOUND, "Tài liệu không nêu.")


def test_the_same_question_is_found_under_its_own_id() -> None:
    memory = AnswerMemory(2)
    memory.keep(ASKED, answer(ASKED.text, "a"))
    assert memory.find(replace(ASKED, id="b")) == answer(ASKED.text, "b")


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, text=ASKED.text + " "),
        replace(ASKED, history=("SIPAS là gì?",)),
        replace(ASKED, year=2030),
        replace(ASKED, place="Đồi Cát"),
        replace(ASKED, documents=("doi-cat-2031",)),
    ],
)
def test_another_question_is_not(other: Question) -> None:
    memory = AnswerMemory(2)
    memory.keep(ASKED, answer(ASKED.text))
    assert memory.find(other) is None


def test_the_one_not_asked_for_longest_goes_first() -> None:
    memory = AnswerMemory(2)
    first, second, third = (Question(text) for text in ("một", "hai", "ba"))
    memory.keep(first, answer("một"))
    memory.keep(second, answer("hai"))
    assert memory.find(first)
    memory.keep(third, answer("ba"))
    assert memory.find(first)
    assert memory.find(second) is None
    assert len(memory) == 2


@pytest.mark.parametrize("asked", [Question("x" * 5000), Question("thế còn?", history=("x" * 3000, "y" * 3000))])
def test_what_is_very_long_is_not_kept(asked: Question) -> None:
    memory = AnswerMemory(2)
    memory.keep(asked, answer(asked.text))
    assert len(memory) == 0


def test_none_remembers_nothing() -> None:
    memory = AnswerMemory(0)
    memory.keep(ASKED, answer(ASKED.text))
    assert memory.find(ASKED) is None


def test_many_threads_keep_it_within_its_bounds() -> None:
    memory = AnswerMemory(8)

    def ask(number: int) -> bool:
        question = Question(str(number % 20))
        found = memory.find(question)
        memory.keep(question, answer(question.text))
        return found is None or found.question == question.text

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(2000)))
    assert len(memory) == 8


@pytest.fixture
def counted(
    plans: Pipeline, plans_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], tuple[Pipeline, list[str]]]:
    """Makes a pipeline that remembers so many answers, with a list of the questions that it worked out."""

    def make(remembered: int) -> tuple[Pipeline, list[str]]:
        pipeline = make_pipeline(plans.index, Settings(index=plans_folder, remembered=remembered))
        worked: list[str] = []
        understand = pipeline.steps[0]
        monkeypatch.setattr(
            pipeline,
            "steps",
            (lambda state: (worked.append(state.question.text), understand(state))[1], *pipeline.steps[1:]),
        )
        return pipeline, worked

    return make


def test_a_pipeline_works_a_question_out_once(counted: Callable[[int], tuple[Pipeline, list[str]]]) -> None:
    pipeline, worked = counted(10)
    one, two = pipeline.answer(ASKED), pipeline.answer(replace(ASKED, id="b"))
    assert worked == [ASKED.text]
    assert (one.id, two.id) == ("a", "b")
    assert replace(one, id="b", elapsed_ms=0) == replace(two, elapsed_ms=0)
    assert repr(one.trace) == repr(two.trace)


def test_a_pipeline_that_remembers_nothing_works_it_out_each_time(
    counted: Callable[[int], tuple[Pipeline, list[str]]],
) -> None:
    pipeline, worked = counted(0)
    one, two = pipeline.answer(ASKED), pipeline.answer(ASKED)
    assert worked == [ASKED.text] * 2
    assert one.as_json() | {"elapsed_ms": 0} == two.as_json() | {"elapsed_ms": 0}


def test_other_settings_have_a_memory_of_their_own(plans: Pipeline, plans_folder: Path) -> None:
    asked = Question("Liệt kê nhiệm vụ Sở Nội vụ chủ trì năm 2030")
    whole = make_pipeline(plans.index, Settings(index=plans_folder)).answer(asked)
    short = make_pipeline(plans.index, Settings(index=plans_folder, list_limit=1)).answer(asked)
    assert whole.config != short.config
    assert whole.text != short.text
