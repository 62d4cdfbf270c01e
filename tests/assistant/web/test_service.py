"""The service beyond the page: tools for other assistants, files that open, opinions on their whole way."""

import asyncio
import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient
from gradio_client import Client

from assistant.cli import main
from assistant.web.app import make_app
from assistant.web.evaluation import last_run

HOSTILE = "doc-doc-2031"
QUESTION = "TTHC là gì?"


@pytest.fixture(scope="module")
def client(desk: Any) -> TestClient:
    return TestClient(make_app(desk.pipeline, desk.settings))


def test_tools_for_other_assistants_stand_behind_their_flag(
    client: TestClient, start: Callable[..., AbstractContextManager[Any]]
) -> None:
    assert client.post("/gradio_api/mcp/", json={}).status_code >= 400
    with start(mcp=True) as served:
        given = asyncio.run(_use_tools(served.url + "/gradio_api/mcp/"))
        asked = Client(served.url, verbose=False, ssl_verify=False).predict(QUESTION, None, None, api_name="/answer")
    assert set(given) == {"answer", "search", "tasks", "documents", "document"}
    objects = {name: json.loads(text) for name, text in given.items() if name != "document"}
    answer = client.post("/api/answer", json={"question": QUESTION}).json()
    assert objects["answer"] | {"elapsed_ms": 0} == asked | {"elapsed_ms": 0} == answer | {"elapsed_ms": 0}
    assert objects["search"] == client.post("/api/search", json={"text": "mot cua", "limit": 2}).json()
    wanted = {"agencies": ["so noi vu"], "role": "lead", "due_to": "2025-06-30"}
    assert objects["tasks"] == client.post("/api/tasks", json=wanted).json()
    assert objects["documents"] == client.get("/api/documents").json()
    assert given["document"] == "there is no document 'khong-co'; see /api/documents"


async def _use_tools(url: str) -> dict[str, str]:
    """What each tool that is offered gives, as text."""
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    arguments: dict[str, dict[str, Any]] = {
        "answer": {"question": QUESTION},
        "search": {"text": "mot cua", "limit": 2},
        "tasks": {"agency": "so noi vu", "role": "lead", "due_to": "2025-06-30"},
        "document": {"document_id": "khong-co"},
    }
    async with (
        streamable_http_client(url) as (reading, writing, _),
        ClientSession(reading, writing) as session,
    ):
        await session.initialize()
        tools = await session.list_tools()
        given = {one.name: await session.call_tool(one.name, arguments.get(one.name, {})) for one in tools.tools}
        return {name: one.content[0].text for name, one in given.items()}  # type: ignore[union-attr]


@pytest.mark.parametrize("filters", ["year=2025&agency=Sở Nội vụ&sort=deadline&down=1", f"document={HOSTILE}"])
def test_a_workbook_opens_with_what_is_shown(client: TestClient, filters: str) -> None:
    shown = client.get(f"/page/register?shown=1000&{filters}").text
    sheets = openpyxl.load_workbook(io.BytesIO(client.get(f"/export/register.xlsx?{filters}").content)).worksheets
    tables = [[[cell.value for cell in row] for row in sheet] for sheet in sheets]
    assert sum(len(rows) - 1 for rows in tables) == shown.count("<tr>") - 1 > 0
    assert not any(cell.data_type == "f" for sheet in sheets for row in sheet for cell in row)
    for header, *rows in tables:
        kept = [row[header.index("Mã")] for row in rows]
        places = [shown.index(f'record={identity.replace(":", "%3A")}"') for identity in kept]
        assert places == sorted(places)


def test_a_calendar_opens_with_the_dated_work(client: TestClient) -> None:
    text = client.get("/export/register.ics?year=2025&agency=Sở Nội vụ").text
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    events = text.split("BEGIN:VEVENT")[1:]
    assert events and all("UID:" in one and "DTSTART" in one and "SUMMARY:" in one for one in events)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_hostile_cells_are_text_in_every_file(client: TestClient) -> None:
    cell = "<svg onload='window.hacked=6'>"
    workbook = openpyxl.load_workbook(io.BytesIO(client.get(f"/export/register.xlsx?document={HOSTILE}").content))
    cells = [str(one.value) for sheet in workbook for row in sheet for one in row if one.value]
    assert any(cell in one and len(one) > 10_000 for one in cells)
    assert not any(one.data_type == "f" for sheet in workbook for row in sheet for one in row)
    calendar = client.get(f"/export/register.ics?document={HOSTILE}").text
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert cell in calendar.replace("\r\n ", "") and calendar.count("BEGIN:") == calendar.count("END:")
    table = client.get(f"/export/register.csv?document={HOSTILE}").text
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {len(rows[0])} and any(cell in one for row in rows for one in row)
    briefing = client.get("/export/briefing.docx?agency=Sở Nội vụ&year=2031").content
    told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(briefing)).paragraphs)
    assert cell in told and "rất dài " * 1000 in told
    for text in (calendar, table, told, *cells):
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_briefing_opens_as_a_document(client: TestClient, desk: Any) -> None:
    content = client.get("/export/briefing.docx?agency=Sở Nội vụ&year=2031").content
    opened = docx.Document(io.BytesIO(content))
    told = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "Sở Nội vụ" in told and "<svg onload='window.hacked=6'>" in told
    assert desk.entry(HOSTILE).title in told
    whole = client.get("/export/briefing.docx?agency=Sở Nội vụ").content
    paragraphs = list(docx.Document(io.BytesIO(whole)).paragraphs)
    headings = [one.text for one in paragraphs if one.style.name == "Heading 2"]
    assert {"Đến hạn theo tháng", "Chữ viết tắt", "Nguồn"} <= set(headings)
    # Each list counts from one, as many lines as its heading says.
    lists: dict[str, list[str]] = {}
    for one in paragraphs:
        if one.style.name.startswith("Heading"):
            lists[one.text] = []
        elif "\t" in one.text:
            lists[next(reversed(lists))].append(one.text.split(".\t")[0])
    assert all(numbers == [str(n) for n in range(1, len(numbers) + 1)] for numbers in lists.values())
    counted = [(name, numbers) for name, numbers in lists.items() if name.endswith(")")]
    assert counted and all(name.endswith(f"({len(numbers)})") for name, numbers in counted)


def test_an_opinion_goes_from_the_page_to_an_evaluation(
    client: TestClient, desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Ai chủ trì cải cách thể chế năm 2024?"
    lines = client.post("/page/answer", json={"question": question}).text.splitlines()
    given = json.loads(lines[-1])["answer"]
    assert client.post("/page/feedback", json={"good": True, "given": given}).json() == {"status": "ok"}
    wrong = {**given, "question": "Khi nào <b>xong</b>?"}
    body = {"good": False, "given": wrong, "reasons": ["deadline", "made-up"], "comment": "Phải là <i>Quý I</i>"}
    assert client.post("/page/feedback", json=body).status_code == 200

    monkeypatch.setenv("CCHC_DATA", str(desk.settings.data))
    monkeypatch.setenv("CCHC_INDEX", str(desk.settings.index))
    cases = tmp_path / "gop-y.jsonl"
    _cchc("feedback", "export", "--out", str(cases))
    written = {row["question"]: row for row in map(json.loads, cases.read_text(encoding="utf-8").splitlines())}
    assert written[question]["quotes"] and written["Khi nào <b>xong</b>?"]["tags"] == ["feedback", "wrong-deadline"]
    cases.write_text(json.dumps(written[question], ensure_ascii=False), encoding="utf-8")
    _cchc("eval", "run", str(cases), "--runs", str(desk.runs), "--name", "gop-y")
    run = last_run(desk.runs)
    assert run is not None and run.name == "gop-y"
    assert [score["question"] for score in run.scores if score["right"]] == [question]

    page = client.get("/page/evaluation").text
    assert "gop-y: 1 câu hỏi" in page and "sai thời hạn" in page
    assert "Phải là &lt;i&gt;Quý I&lt;/i&gt;" in page and "<i>Quý I" not in page


def _cchc(*words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert ended.value.code in (0, None)
