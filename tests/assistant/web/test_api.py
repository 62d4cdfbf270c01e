"""The HTTP API: the objects of the command line, filters that filter, requests that are turned away."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.batch import answer_safely
from assistant.question import Question
from assistant.web.api import make_api
from assistant.web.app import make_app
from assistant.web.clerk import Clerk
from assistant.web.fragments import make_exports, make_fragments
from assistant.web.guard import Guard
from assistant.web.staff import Staff
from corpus.exports import to_row
from corpus.register import Selection, select


@pytest.fixture(scope="module")
def served_app(desk: Any) -> TestClient:
    return TestClient(make_app(desk.pipeline, desk.settings))


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
    lines = client.post("/page/answer?lang=en", json=body).text.splitlines()
    first, *pieces, last = (json.loads(line) for line in lines)
    assert last["answer"] | {"elapsed_ms": 0} == client.post("/api/answer", json=body).json() | {"elapsed_ms": 0}
    assert first["place"] == "open" and "thủ tục hành" in first["html"]
    assert "Copy" in "".join(piece["html"] for piece in pieces)


def test_a_long_answer_begins_before_it_ends(client: TestClient) -> None:
    lines = client.post("/page/answer", json={"question": "Sở Nội vụ phải làm gì trong năm 2025?"}).text.splitlines()
    pieces = [json.loads(line) for line in lines]
    assert [one.get("place") for one in pieces[:2]] == ["open", "words"]
    assert len(lines[0]) * 5 < sum(map(len, lines))
    told = "".join(one["html"] for one in pieces[:-1] if one["place"] in ("open", "words"))
    assert told.count("<li>") == pieces[-1]["answer"]["answer"].count("\n- ")


def test_the_api_describes_itself_to_people_and_programs(served_app: TestClient) -> None:
    described = served_app.get("/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/answer", "/api/search", "/api/tasks", "/api/documents", "/api/documents/{document_id}", "/healthz",
    }  # fmt: skip
    for language, words in (("vi", "Trả lời một câu hỏi"), ("en", "Answer a question")):
        page = served_app.get(f"/docs?lang={language}").text
        assert all(path.split("{")[0] in page for path in described["paths"])
        assert words in page and "curl -s http://testserver/api/answer" in page and "urlopen" in page
        assert "<script" not in page and 'src="' not in page
    for path in ("/api/answer", "/api/search", "/api/tasks"):
        name = described["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        example = described["components"]["schemas"][name.rpartition("/")[2]]["examples"][0]
        assert served_app.post(path, json=example).status_code == 200


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
