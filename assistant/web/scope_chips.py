"""What an answer is about: year, place, document; what nobody said but the assistant took for granted is told apart."""

from collections.abc import Iterable

from assistant.answer import Answer
from assistant.web.desk import Desk
from assistant.web.markup import Html, el
from assistant.web.wording import Locale


def scope_chips(desk: Desk, locale: Locale, answer: Answer) -> Html | None:
    """A chip each for the year, the place and the document; one that names a single value chooses it for what is asked
    next. None for an answer that cites nothing.
    """
    if not answer.citations:
        return None
    entries = [desk.entry(document) for document in answer.scope.documents]
    titles = {entry.id: entry.title for entry in entries}
    understood = answer.trace.get("understood", {})
    chips = [
        _chip(locale, "year", {str(entry.year): str(entry.year) for entry in entries}, understood.get("years"), answer),
        _chip(locale, "place", {entry.place: entry.place for entry in entries}, understood.get("places"), answer),
        _chip(locale, "document", titles, None, answer),
    ]
    return el("p", *chips, class_="scope-line", role="group", aria_label=locale("scope_told"))


def _chip(locale: Locale, name: str, values: dict[str, str], said: Iterable[object] | None, answer: Answer) -> Html:
    """`values` are what the documents have, with their words; `said` what the question names of them."""
    single = len(values) == 1
    assumed = name in answer.scope.assumed if single else name != "document" and not said
    if name == "document" and not single:
        words = locale("scope_documents", count=len(values))
    else:
        words = ", ".join(sorted(values.values()))
    inside = (
        el("span", f"{locale(f'scope_{name}')}: {words}", class_="words-of-chip"),
        el("em", f" ({locale('assumed')})") if assumed else None,
    )
    class_ = "chip assumed" if assumed else "chip"
    if not single:
        return el("span", *inside, class_=class_, title=", ".join(sorted(values.values())))
    value = next(iter(values))
    return el(
        "button", *inside, type="button", class_=class_, data_choose=name, data_value=value,
        title=locale("choose_scope", value=words),
    )  # fmt: skip
