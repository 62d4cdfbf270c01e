"""The page's words in two languages, dates and numbers as each writes them."""

import re
from pathlib import Path

import assistant.web
from assistant.web.wording import load_locales

LOCALES = load_locales()
ROOM = Path(assistant.web.__file__).parent


def test_every_word_the_code_asks_for_is_there() -> None:
    named = {
        name
        for path in ROOM.glob("*.py")
        for name in re.findall(r'locale\(\s*"([a-z_0-9]+)"', path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= LOCALES["vi"].texts.keys()


def test_dates_and_numbers() -> None:
    vietnamese, english = LOCALES["vi"], LOCALES["en"]
    assert (vietnamese.day("2025-03-31"), english.day("2025-03-31")) == ("31/03/2025", "31 March 2025")
    assert (vietnamese.month("2025-03"), english.month("2025-03")) == ("Tháng 3/2025", "March 2025")
    assert (vietnamese.number(1234.5, 1), english.number(1234.5, 1)) == ("1.234,5", "1,234.5")
