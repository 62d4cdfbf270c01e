"""A case: one question with everything that its answer will be judged by. The file format is in `eval/README.md`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Status
from assistant.question import Question
from corpus.errors import reason
from eval.errors import EvaluationError
from eval.fact import Fact, occurs

# The languages that a question can be asked in; "vi-plain" is Vietnamese typed without diacritics.
LANGUAGES = ("vi", "vi-plain", "en")
ANSWERABLE_TYPES = (
    "lead", "coordinate", "deadline", "who_when", "product", "target", "duties", "list", "count", "reporting",
    "definition", "legal_basis", "comparison", "passage", "follow_up", "false_premise",
)  # fmt: skip
UNANSWERABLE_TYPES = (
    "other_province", "other_year", "personal", "empty_cell", "unknown_agency", "unknown_fact", "general", "chitchat",
    "injection",
)  # fmt: skip
ANSWERING = frozenset({Status.ANSWERED, Status.PARTIAL})
SAFE = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.REFUSED, Status.CLARIFY})

_KEYS = {
    "id", "question", "language", "type", "answerable", "status", "required", "forbidden", "documents", "cite",
    "quotes", "history", "year", "place", "tags",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Words of the source that bear the answer out: an exact cut of the document's canonical text."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what its answer must be.

    `status` holds the statuses that are right. Every fact of `required` must stand in the answer, none of `forbidden`
    may. `documents` are the gold documents: with `cite` "all" each must be cited, with "any" one of them will do.
    `quotes` may hold several passages of one document; a citation of any of them is right. An unanswerable case has
    no required facts, documents or quotes.
    """

    id: str
    question: str
    language: str
    type: str
    answerable: bool
    status: frozenset[Status]
    required: tuple[Fact, ...] = ()
    forbidden: tuple[Fact, ...] = ()
    documents: tuple[str, ...] = ()
    cite: str = "all"
    quotes: tuple[GoldQuote, ...] = ()
    history: tuple[str, ...] = ()
    year: int | None = None
    place: str | None = None
    tags: tuple[str, ...] = ()

    def as_question(self) -> Question:
        """What the pipeline is asked; nothing of the gold goes with it."""
        return Question(self.question, self.id, self.history, self.year, self.place)


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSON-lines file, in its order; blank lines are left out.

    Raises `EvaluationError` naming the line that is not a case or repeats an id or a question.
    """
    cases: list[Case] = []
    ids: set[str] = set()
    asked: dict[tuple[str, tuple[str, ...], int | None, str | None], str] = {}
    for where, row in read_rows(path):
        case = case_from(row, where)
        if case.id in ids:
            raise EvaluationError(f"{where}: mã {case.id!r} có hai lần (the id stands twice)")
        key = (case.question, case.history, case.year, case.place)
        if key in asked:
            raise EvaluationError(f"{where}: câu hỏi trùng với câu {asked[key]!r} (the question is the same)")
        ids.add(case.id)
        asked[key] = case.id
        cases.append(case)
    if not cases:
        raise EvaluationError(f"{path}: không có câu hỏi nào (no cases in it)")
    return tuple(cases)


def read_rows(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The objects of a JSON-lines file, each with where it stands ("FILE, line 3").

    Raises `EvaluationError` for a file that cannot be read and for a line that is not an object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "không phải văn bản UTF-8"
        raise EvaluationError(f"không đọc được {path}: {why} (cannot be read)") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}, dòng {number}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise EvaluationError(f"{where}: không phải đối tượng JSON (not a JSON object)") from error
        if not isinstance(row, dict):
            raise EvaluationError(f"{where}: không phải đối tượng JSON (not a JSON object)")
        rows.append((where, row))
    return rows


def case_from(row: Mapping[str, Any], where: str) -> Case:
    """The case of one row. `where` begins the message of the `EvaluationError` raised for a row that is none."""
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise EvaluationError(
            f"{where}: khóa {unknown[0]!r} lạ, một câu hỏi có {', '.join(sorted(_KEYS))} "
            "(nobody knows the key; a case has these)"
        )
    answerable = row.get("answerable")
    if not isinstance(answerable, bool):
        raise EvaluationError(f"{where}: 'answerable' phải là true hoặc false (must be true or false)")
    kinds = ANSWERABLE_TYPES if answerable else UNANSWERABLE_TYPES
    case = Case(
        id=_text(row, "id", where),
        question=_text(row, "question", where),
        language=_choice(row, "language", LANGUAGES, where),
        type=_choice(row, "type", kinds, where),
        answerable=answerable,
        status=_statuses(row, answerable, where),
        required=_facts(row, "required", where),
        forbidden=_facts(row, "forbidden", where),
        documents=_texts(row, "documents", where),
        cite=_choice({"cite": "all", **row}, "cite", ("all", "any"), where),
        quotes=_quotes(row, where),
        history=_texts(row, "history", where),
        year=_year(row, where),
        place=row.get("place") if row.get("place") is None else _text(row, "place", where),
        tags=_texts(row, "tags", where),
    )
    _check(case, where)
    return case


def _check(case: Case, where: str) -> None:
    if case.answerable and not (case.required and case.documents):
        raise EvaluationError(
            f"{where}: câu trả lời được phải có 'required' và 'documents' (an answerable case needs both)"
        )
    if not case.answerable and (case.required or case.documents or case.quotes):
        raise EvaluationError(
            f"{where}: câu không trả lời được không có 'required', 'documents', 'quotes' "
            "(an unanswerable case has none of them)"
        )
    stray = [quote.document for quote in case.quotes if quote.document not in case.documents]
    if stray:
        raise EvaluationError(
            f"{where}: trích dẫn lấy từ {stray[0]!r}, không có trong 'documents' "
            "(a quote's document is not among 'documents')"
        )
    for fact in case.forbidden:
        if any(occurs(fact, wording) for required in case.required for wording in required):
            raise EvaluationError(
                f"{where}: {fact[0]!r} vừa bị cấm vừa nằm trong ý bắt buộc (forbidden and stands in a required fact)"
            )


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise EvaluationError(f"{where}: {key!r} phải là chữ và không để trống (must be a text that is not empty)")
    return value


def _texts(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise EvaluationError(f"{where}: {key!r} phải là danh sách chữ (must be a list of texts)")
    return tuple(value)


def _choice(row: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    value = row.get(key)
    if value not in known:
        raise EvaluationError(
            f"{where}: {key!r} phải là một trong {', '.join(known)}, không phải {value!r} (must be one of these)"
        )
    return str(value)


def _statuses(row: Mapping[str, Any], answerable: bool, where: str) -> frozenset[Status]:
    names = _texts(row, "status", where)
    unknown = [name for name in names if name not in list(Status)]
    if unknown:
        raise EvaluationError(
            f"{where}: không có trạng thái {unknown[0]!r}, chỉ có {', '.join(Status)} (no such status)"
        )
    return frozenset(map(Status, names)) or (ANSWERING if answerable else SAFE)


def _facts(row: Mapping[str, Any], key: str, where: str) -> tuple[Fact, ...]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise EvaluationError(f"{where}: {key!r} phải là danh sách các ý (must be a list of facts)")
    for fact in value:
        if not isinstance(fact, list) or not fact or not all(isinstance(item, str) and item.strip() for item in fact):
            raise EvaluationError(
                f"{where}: mỗi ý của {key!r} phải là danh sách cách viết được chấp nhận, không phải {fact!r} "
                "(a fact must be a list of accepted wordings)"
            )
    return tuple(tuple(fact) for fact in value)


def _quotes(row: Mapping[str, Any], where: str) -> tuple[GoldQuote, ...]:
    value = row.get("quotes", [])
    if not isinstance(value, list):
        raise EvaluationError(f"{where}: 'quotes' phải là danh sách (must be a list)")
    quotes = []
    for quote in value:
        if not isinstance(quote, dict) or set(quote) != {"document", "text"}:
            raise EvaluationError(
                f"{where}: một trích dẫn có khóa 'document' và 'text', không phải {quote!r} "
                "(a quote has these two keys)"
            )
        quotes.append(GoldQuote(_text(quote, "document", where), _text(quote, "text", where)))
    return tuple(quotes)


def _year(row: Mapping[str, Any], where: str) -> int | None:
    value = row.get("year")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise EvaluationError(f"{where}: 'year' phải là một số như 2025 (must be a number such as 2025)")
    return value
