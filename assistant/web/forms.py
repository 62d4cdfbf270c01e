"""Fields of the page's forms, each with its label."""

from collections.abc import Iterable

from assistant.web.markup import Html, el


def chosen(name: str, label: str, options: Iterable[tuple[str, str]], anything: str | None = None) -> Html:
    """A choice among (value, words); `anything` are the words for not choosing, None where one must be chosen."""
    first = [] if anything is None else [el("option", anything, value="")]
    rest = [el("option", words, value=value) for value, words in options]
    return el("label", el("span", label), el("select", *first, *rest, name=name), class_="field")


def field(name: str, label: str, kind: str = "text", placeholder: str | None = None) -> Html:
    """A line to write in. A date is written out, day first: the browser's own field follows the browser's language."""
    return el(
        "label",
        el("span", label),
        el(
            "input",
            type="text" if kind == "date" else kind,
            name=name,
            placeholder=placeholder,
            maxlength=300,
            autocomplete="off",
            class_=kind,
            inputmode="numeric" if kind == "date" else None,
        ),
        class_="field",
    )


def folding(label: str, *fields: Html) -> tuple[Html, Html]:
    """Fields that a small screen folds away, after the button that shows them there."""
    button = el("button", label, type="button", class_="button fold", data_fold=True, aria_expanded="false")
    return button, el("div", *fields, class_="folds")


def ticked(name: str, label: str) -> Html:
    """A box to tick."""
    return el("label", el("input", type="checkbox", name=name, value="1"), " ", label, class_="tick")
