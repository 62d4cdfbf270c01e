"""The answers that were given last, for an office where many people ask the same.

A pipeline never changes once it is made, and the same question gets the same answer from it: what it answered once it
need not work out again. A changed index or other settings make another pipeline, with a memory of its own.
"""

import threading
from collections import OrderedDict
from dataclasses import replace

from assistant.answer import Answer
from assistant.question import Question

_LONGEST = 4000  # characters of a question with its history; longer ones hardly come twice and would fill the memory


class AnswerMemory:
    """At most `most` answers by their questions, the one not asked for longest going first; 0 remembers nothing.

    Questions are the same where every character and every bound is, their ids aside. Safe to share between threads.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Question, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def find(self, question: Question) -> Answer | None:
        """The answer to `question`, under its id; None where it is not remembered."""
        asked = replace(question, id="")
        with self._lock:
            answer = self._answers.get(asked)
            if answer is None:
                return None
            self._answers.move_to_end(asked)
        return replace(answer, id=question.id)

    def keep(self, question: Question, answer: Answer) -> None:
        """Remember `answer`, unless the question is very long."""
        if not self._most or len(question.text) + sum(map(len, question.history)) > _LONGEST:
            return
        with self._lock:
            self._answers[replace(question, id="")] = answer
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
