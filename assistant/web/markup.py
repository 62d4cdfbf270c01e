"""HTML that is safe by construction: whatever is not made here is text, and text is escaped."""

import re
from collections.abc import Iterable
from html import escape
from typing import Union

# Control and bidirectional signs change how the text around them is shown; no reader needs them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Html(str):
    """A piece of a page. Made by `el`, `join` and `raw` alone."""

    __slots__ = ()


Child = Union[str, int, None, Iterable["Child"]]  # noqa: UP007 - names itself
Attribute = str | int | float | bool | None

EMPTY = Html("")


def text(value: str) -> Html:
    """Text as it is to be read: escaped, its unseen signs left out."""
    return Html(escape(_UNSEEN.sub("", value)))


def el(tag: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. Strings among `children` are text; None is nothing.

    An attribute's underscores are hyphens, one at its end is dropped (`class_`, `data_into`); True is an attribute
    without a value, None and False none at all.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")


def join(children: Child, between: str = "") -> Html:
    """Children one after the other, with `between` (text) between those that are something."""
    parts = [part for part in _flat(children) if part]
    return Html(text(between).join(parts))


def raw(markup: str) -> Html:
    """Markup of the program itself. Never for what comes from a document, a question or a file."""
    return Html(markup)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def _flat(child: Child) -> Iterable[Html]:
    if child is None:
        return
    if isinstance(child, Html):
        yield child
    elif isinstance(child, str | int):
        yield text(str(child))
    else:
        for one in child:
            yield from _flat(one)
