"""The HTTP API: the objects of the command line, filters that filter, requests that are turned away."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.batch import answer_safely
from assistant.question import Question
from assistant.web.api import make_api
from assistant.web.clerk import Clerk
from assistant.web.fragments import make_exports, make_fragments
from assistant.web.guard import Guard
from assistant.web.staff import Staff
from corpus.exports import to_row
from corpus.register import Selection, select


@pytest.fixture(scope="module")
def client(desk: Any) -> Iterator[TestClient]:
    app = FastAPI()
    ask = Staff(Clerk(desk).reply, clerks=0).ask
    for router in (make_api(desk, ask), make_fragments(desk, ask), make_exports(desk)):
        app.include_router(router)
    app.add_middleware(Guard)
    with TestClient(app) as made:
        yield made


def test_an_answer_is_the_object_of_the_command_line(client: TestClient, desk: Any) -> None:
    question = "Ai chủ trì cải cách thể chế năm 2024?"
    got = client.post("/api/answer", json={"question": question, "id": "q1", "place": "Lục Ngạn"}).json()
    wanted = answer_safely(desk.pipeline, Question(question, "q1", place="Lục Ngạn")).as_json()
    assert {**got, "elapsed_ms": 0} == {**wanted, "elapsed_ms": 0}
    for citation in got["citations"]:
        text = desk.index.document(citation["document"]).text
        assert " … ".join(text[start:end] for start, end in citation["spans"]) == citation["quote"]


def test_the_page_gets_the_same_object_with_its_html(client: TestClient) -> None:
    body = {"question": "TTHC là gì?"}
    got = client.post("/page/answer?lang=en", json=body).json()
    assert got["answer"] | {"elapsed_ms": 0} == client.post("/api/answer", json=body).json() | {"elapsed_ms": 0}
    assert got["html"].startswith("<article") and "Copy" in got["html"]


def test_half_a_character_is_replaced(client: TestClient) -> None:
    got = client.post("/api/answer", content=b'{"question": "TTHC l\\ud800 g\xc3\xac?", "id": "\\udfff"}')
    assert got.status_code in (200, 422)
    got.content.decode()


def test_the_register_is_filtered_as_on_the_command_line(client: TestClient, desk: Any) -> None:
    asked = {"agencies": ["so noi vu"], "role": "lead", "years": [2025], "kinds": ["task"], "due_to": "2025-06-30"}
    got = client.post("/api/tasks", json=asked).json()
    selection = Selection(years=(2025,), agencies=("Sở Nội vụ",), role="lead", kinds=("task",), due_to="2025-06-30")
    wanted = select(desk.index.records, selection, desk.index.catalog, desk.registry)
    assert got["records"] == [to_row(record) for record in wanted]
    assert got["count"] == len(wanted) > 0


def test_search_finds_within_its_filters(client: TestClient) -> None:
    got = client.post("/api/search", json={"text": "dịch vụ công trực tuyến", "years": [2022], "limit": 5}).json()
    assert 0 < len(got["hits"]) <= 5
    assert {hit["document"] for hit in got["hits"]} == {"bac-giang-2022"}
    assert client.post("/api/search", json={"text": "  "}).json()["hits"] == []


def test_documents_are_listed_and_given_whole(client: TestClient, desk: Any) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert [one["id"] for one in listed] == [entry.id for entry in desk.index.catalog]
    got = client.get("/api/documents/luc-ngan-2024").json()
    assert got["text"] == desk.index.document("luc-ngan-2024").text
    assert got["sections"]
    assert client.get("/api/documents/khong-co").status_code == 404
    assert client.get("/healthz").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/answer", {"question": "x" * 20_001}),
        ("/api/answer", {"question": 7}),
        ("/api/answer", {"question": "x", "unknown": 1}),
        ("/api/search", {"text": "x", "limit": 0}),
        ("/api/tasks", {"agencies": ["Sở Vũ trụ"]}),
        ("/api/tasks", {"due_from": "31/31/2025"}),
    ],
)
def test_wrong_requests_are_told_so(client: TestClient, path: str, body: dict[str, Any]) -> None:
    assert client.post(path, json=body).status_code == 422


def test_pages_of_other_sites_are_turned_away(client: TestClient) -> None:
    body = {"question": "TTHC là gì?"}
    assert client.post("/api/answer", json=body, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert client.post("/api/answer", json=body, headers={"Origin": "http://testserver"}).status_code == 200
    assert "default-src 'self'" in client.get("/healthz").headers["content-security-policy"]


def test_odd_requests_for_fragments_do_no_harm(client: TestClient) -> None:
    assert client.get("/page/evidence?document=khong-co").status_code == 404
    assert client.get("/page/evidence?document=luc-ngan-2024&spans=9-1,x&record=khong-co&fields=a,b").status_code == 200
    assert client.get("/page/register?agency=Sở Vũ trụ").status_code == 404
    assert client.get("/page/register?due_from=31/2&sort=zzz").status_code == 200
    assert client.get("/page/calendar?year=99999").status_code == 422
    assert "&lt;script&gt;" in client.get("/page/search?q=<script>").text
    assert client.get("/page/briefing?agency=<script>alert(1)</script>").text.count("<script>") == 0


def test_calendars_and_workbooks_are_files(client: TestClient) -> None:
    calendar = client.get("/export/register.ics?year=2025&agency=Sở Nội vụ")
    assert calendar.text.startswith("BEGIN:VCALENDAR") and calendar.headers["content-type"].startswith("text/calendar")
    assert client.get("/export/register.xlsx?year=2025").content[:2] == b"PK"
    assert client.get("/export/register.exe").status_code == 422
