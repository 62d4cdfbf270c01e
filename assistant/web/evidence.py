"""The evidence panel: where a statement stands, its very words marked in the document, its row as a small table."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from assistant.web.desk import Desk
from assistant.web.document_view import Mark
from assistant.web.markup import Html, el, join
from assistant.web.wording import Locale
from corpus.document import Document, Span
from corpus.normalizer import match_key
from corpus.record import Duty, Record, Target, Task

FIELDS = (
    "area", "goal", "task", "activity", "product", "lead", "coordinate", "partner", "deadline", "budget", "agency",
    "text", "value", "level",
)  # fmt: skip


def evidence_link(
    document: str, spans: Iterable[Span], *, fields: Sequence[str] = (), record: str | None = None, n: int | None = None
) -> str:
    """The address of the panel for these ranges."""
    values = {"document": document, "spans": written_spans(spans)}
    if any(fields):
        values["fields"] = ",".join(fields)
    if record:
        values["record"] = record
    if n is not None:
        values["n"] = str(n)
    return "page/evidence?" + urlencode(values)


def reader_link(document: str, spans: Iterable[Span] = ()) -> str:
    """The address of a place in a document, to be sent to a colleague."""
    written = written_spans(spans)
    return "?" + urlencode({"document": document} | ({"span": written} if written else {}))


def written_spans(spans: Iterable[Span]) -> str:
    """Ranges as an address has them: "12034-12101,12140-12152"."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def read_spans(written: str, length: int) -> tuple[Span, ...]:
    """The ranges of an address that lie in a text of `length` characters; what is no range is left out."""
    found = []
    for part in written.split(",")[:200]:
        start, _, end = part.partition("-")
        if start.isdecimal() and end.isdecimal() and len(part) < 40 and int(start) < int(end) <= length:
            found.append(Span(int(start), int(end)))
    return tuple(found)


def render_evidence(
    desk: Desk, locale: Locale, document_id: str, spans: Sequence[Span], fields: Sequence[str], record: Record | None
) -> Html:
    """The panel. Raises `KeyError` for an unknown document."""
    view = desk.view(document_id)
    entry = view.document.entry
    names = [name if name in FIELDS else "" for name in (*fields, *[""] * len(spans))]
    marks = [
        Mark(span, name, locale(f"field_{name}") if name else "") for span, name in zip(spans, names, strict=False)
    ]
    path = record.path if record and record.path else _path_at(desk, document_id, spans)
    link = reader_link(document_id, spans)
    quote = view.document.quote(spans)
    return join(
        [
            el("h3", entry.title, class_="evidence-title"),
            heading_path(path, entry.title),
            _page(locale, view.document, spans),
            el("h4", locale("evidence_words")),
            el(
                "div", view.excerpt(marks), class_="source", tabindex="0", role="region", lang="vi",
                aria_label=locale("evidence_source"),
            ),
            el(
                "div",
                el("a", locale("open_in_document"), href=link, class_="button primary", data_open=True),
                el("button", locale("copy_quote"), type="button", class_="button", data_copy=" ".join(quote.split())),
                el("button", locale("copy_address"), type="button", class_="button", data_copy_address=link),
                class_="actions",
            ),
            record_table(locale, record) if record else None,
        ]
    )  # fmt: skip


def _page(locale: Locale, document: Document, spans: Sequence[Span]) -> Html | None:
    """The page that the words begin on, where the source tells its pages."""
    page = document.page(spans[0].start) if spans else None
    return el("p", locale("page_name", page=page), class_="quiet") if page is not None else None


def own_path(path: Sequence[str], title: str) -> tuple[str, ...]:
    """The headings without the document's own title where that is the first of them."""
    return tuple(path[1:] if path and match_key(path[0]) == match_key(title) else path)


def heading_path(headings: Sequence[str], title: str = "") -> Html | None:
    """The headings from the top down to the place, the document's `title` aside; None where it stands under none."""
    path = own_path(headings, title)
    return el("p", join((el("span", label) for label in path), " › "), class_="path") if path else None


def record_table(locale: Locale, record: Record) -> Html:
    """A record as a table of two columns; what is empty says so, what is doubtful says why."""
    rows = [
        el("tr", el("th", locale(f"field_{name}"), scope="row"), el("td", _value(locale, record, name, value)))
        for name, value in _facts(locale, record)
    ]
    caption = el("caption", locale(f"kind_{record.kind}"))
    return el("table", caption, el("tbody", *rows), class_="record")


def _facts(locale: Locale, record: Record) -> list[tuple[str, str | None]]:
    if isinstance(record, Task):
        area = " ".join(filter(None, (record.area_no, record.area))) or None
        work = [("area", area), ("goal", record.goal), ("task", record.task), ("activity", record.activity)]
        facts: list[tuple[str, str | None]] = [pair for pair in work if pair[1]]
        facts += [
            ("lead", "; ".join(record.lead_agencies) or record.lead),
            ("coordinate", "; ".join(record.coordinate_agencies) or record.coordinate),
            ("deadline", record.deadline),
            ("product", record.product),
        ]
        return [*facts, ("budget", record.budget)] if record.budget else facts
    if isinstance(record, Duty):
        facts = [("agency", "; ".join(record.agencies) or record.agency), ("text", record.text)]
        optional = [("coordinate", "; ".join(record.coordinate_agencies) or record.coordinate)]
        optional.append(("partner", "; ".join(record.partner_agencies) or record.partner))
        optional.append(("deadline", record.deadline))
        return [*facts, *(pair for pair in optional if pair[1])]
    return _target(locale, record)


def _target(locale: Locale, record: Target) -> list[tuple[str, str | None]]:
    figure = f"{record.comparison} {record.value} {record.unit}".strip()
    facts: list[tuple[str, str | None]] = [("text", record.text), ("value", figure)]
    return [*facts, ("level", record.level)] if record.level else facts


def _value(locale: Locale, record: Record, name: str, value: str | None) -> Html:
    doubt = record.uncertain.get(name)
    shown: str | Html = value or el("span", locale("no_value"), class_="quiet")
    return join([shown, el("span", f" {locale('check')}: {doubt}", class_="doubt") if doubt else None])


def _path_at(desk: Desk, document_id: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The headings above the first range."""
    document = desk.view(document_id).document
    if not spans:
        return ()
    holding = [section for section in document.sections if section.extent.start <= spans[0].start < section.extent.end]
    return document.path(max(holding, key=lambda section: section.level).index) if holding else ()
