"""What goes into a page is text unless the program made it."""

from assistant.web.markup import Html, el, join, text


def test_text_is_escaped_and_loses_what_nobody_sees() -> None:
    assert text("<b>&\"'\u202e\x00x") == "&lt;b&gt;&amp;&quot;&#x27;x"


def test_elements_escape_children_and_attributes() -> None:
    made = el("p", "<i>", el("b", "x"), None, ["a", 1], class_='a"b', data_ask="<", hidden=True, title=None, lang=False)
    assert made == '<p class="a&quot;b" data-ask="&lt;" hidden>&lt;i&gt;<b>x</b>a1</p>'
    assert el("br") == "<br>"


def test_joining_leaves_out_what_is_nothing() -> None:
    assert join(["a", None, "", el("i", "b")], " & ") == "a &amp; <i>b</i>"
    assert isinstance(join([]), Html)
