"""The rooms of the page in their order, by the names of their tabs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from assistant.web.briefing import briefing_shell
from assistant.web.calendar import calendar_shell
from assistant.web.chat_shell import chat_shell
from assistant.web.comparison import comparison_shell
from assistant.web.desk import Desk
from assistant.web.evaluation import evaluation_shell
from assistant.web.markup import Html
from assistant.web.reader import reader_shell
from assistant.web.search import search_shell
from assistant.web.task_register import register_shell
from assistant.web.wording import Locale

Shell = Callable[[Desk, Locale], Html]
SHELLS: Mapping[str, Shell] = MappingProxyType(
    {
        "chat": chat_shell,
        "search": search_shell,
        "register": register_shell,
        "calendar": calendar_shell,
        "briefing": briefing_shell,
        "comparison": comparison_shell,
        "reader": reader_shell,
        "evaluation": evaluation_shell,
    }
)
