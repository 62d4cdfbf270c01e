"""The tools that other assistants use over MCP: the objects of the API, each as one text of JSON."""

import json
from collections.abc import Awaitable, Callable

from assistant.web.api import (
    AnswerRequest,
    Ask,
    SearchRequest,
    TasksRequest,
    as_question,
    catalog_json,
    document_json,
    found_json,
    tasks_json,
)
from assistant.web.clerk import as_line
from assistant.web.desk import Desk

Tool = Callable[..., str] | Callable[..., Awaitable[str]]


def make_tools(desk: Desk, ask: Ask) -> tuple[Tool, ...]:
    """The tools over `desk`; `ask` gives a clerk's reply. Their names, types and descriptions are what an assistant
    reads. They give text: of an object Gradio hands out what Python writes of it.
    """

    async def answer(question: str, year: int | None = None, place: str | None = None) -> str:
        """Answer a question over Vietnamese administrative-reform plans, with exact citations, as JSON. Only what the
        plans say is told; "status" says whether they answer the question.

        Args:
            question: The question, in Vietnamese or English.
            year: Only plans of this year.
            place: Only plans of this province or district.
        """
        request = AnswerRequest(question=question, year=year, place=place)
        return (await ask(as_line(as_question(request)))).decode()

    def search(text: str, year: int | None = None, place: str | None = None, limit: int = 10) -> str:
        """Search the passages of the plans, best first, as JSON.

        Args:
            text: What to look for, with or without Vietnamese diacritics.
            year: Only plans of this year.
            place: Only plans of this province or district.
            limit: The most passages to give, 1 to 200.
        """
        years, places = [year] if year else [], [place] if place else []
        return _json(found_json(desk, SearchRequest(text=text, years=years, places=places, limit=limit)))

    def tasks(
        agency: str | None = None,
        role: str | None = None,
        year: int | None = None,
        place: str | None = None,
        due_from: str | None = None,
        due_to: str | None = None,
    ) -> str:
        """The register as JSON: tasks, duties and targets with who leads, who coordinates, by when, with what product.

        Args:
            agency: Only work of this agency, in any spelling.
            role: Only work that it leads ("lead") or helps with ("coordinate").
            year: Only plans of this year.
            place: Only plans of this province or district.
            due_from: Only what is due on this day (YYYY-MM-DD) or later.
            due_to: Only what is due on this day or earlier.
        """
        chosen = {
            "agencies": [agency] if agency else [],
            "role": role or None,
            "years": [year] if year else [],
            "places": [place] if place else [],
            "due_from": due_from or None,
            "due_to": due_to or None,
        }
        return _json(tasks_json(desk, TasksRequest.model_validate(chosen)))

    def documents() -> str:
        """The catalogue of the plans as JSON: id, title, issuer, place, year, number, date."""
        return _json(catalog_json(desk))

    def document(document_id: str) -> str:
        """One plan as JSON: its card, its outline and its whole text, which the spans of citations count into.

        Args:
            document_id: Its id in the catalogue.
        """
        return _json(document_json(desk, document_id))

    return answer, search, tasks, documents, document


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
