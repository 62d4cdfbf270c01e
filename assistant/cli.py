"""The command `cchc`: finds the command, runs it, and turns an error into one line and an exit code."""

import importlib
import io
import os
import sys
from importlib.metadata import entry_points

import click

from assistant.commands.refused import refusal
from assistant.errors import AssistantError, UsageError
from corpus.errors import CorpusError, reason
from index.errors import IndexingError

# Commands are imported only when called: `cchc --help` must not wait for gradio or torch.
_COMMANDS = {
    "ask": ("assistant.commands.ask", "Hỏi và nhận câu trả lời có trích dẫn (answer questions)"),
    "search": ("assistant.commands.search", "Tra cứu đoạn văn (search passages)"),
    "tasks": ("assistant.commands.tasks", "Sổ nhiệm vụ: lọc và xuất (the task register)"),
    "brief": ("assistant.commands.brief", "Bản giới thiệu nhiệm vụ của một cơ quan (an agency's briefing)"),
    "index": ("assistant.commands.index", "Lập, cập nhật, kiểm tra chỉ mục (build and check the index)"),
    "feedback": ("assistant.commands.feedback", "Góp ý của người dùng: xuất thành câu hỏi đánh giá (feedback)"),
    "serve": ("assistant.commands.serve", "Mở trang hỏi đáp và API (serve the page and the API)"),
}
_PLUGIN_GROUP = "cchc.commands"
WRONG_USE, FAILURE, INTERRUPTED = 2, 1, 130


class ReaderGoneError(Exception):
    """Nobody reads standard output any more. No `OSError`: click would end with 1 for a closed pipe."""


class LazyGroup(click.Group):
    """A command group that knows its commands by name and imports one when it is called.

    Packages above this one add commands through the entry-point group `cchc.commands`.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *sorted(point.name for point in entry_points(group=_PLUGIN_GROUP))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            command: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
            return command
        for point in entry_points(group=_PLUGIN_GROUP):
            if point.name == cmd_name:
                plugin: click.Command = point.load()
                return plugin
        return None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, _COMMANDS[name][1]) for name in _COMMANDS]
        rows += [(point.name, point.value) for point in entry_points(group=_PLUGIN_GROUP)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(
    cls=LazyGroup,
    help="Trợ lý tra cứu kế hoạch cải cách hành chính. (Assistant over administrative-reform plans.)",
    epilog='Ví dụ (example): cchc ask "Ai chủ trì các mục tiêu chính quyền điện tử năm 2025?"',
)
@click.version_option(package_name="cchc", message="%(version)s")
def cchc() -> None:
    pass


def main(arguments: list[str] | None = None) -> None:
    """Run `cchc` and exit: 0 done, 1 failed, 2 wrong use, always with one line on standard error for 1 and 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Vietnamese, whatever the locale says; what no encoding holds (a file's odd name) is shown escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cchc.main(args=arguments, prog_name="cchc", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        _stop("đã dừng (interrupted)", INTERRUPTED)
    except click.ClickException as error:
        _stop(refusal(error), WRONG_USE)
    except UsageError as error:
        _stop(str(error), WRONG_USE)
    except (AssistantError, CorpusError, IndexingError) as error:
        _stop(str(error), FAILURE)
    except (BrokenPipeError, ReaderGoneError):
        # `cchc tasks | head` is a wish to stop, not a failure; nothing more may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _stop(f"{reason(error)}: {error.filename}" if error.filename else reason(error), FAILURE)
    sys.exit(code if isinstance(code, int) else 0)


def _stop(message: str, code: int) -> None:
    print(f"cchc: {message}", file=sys.stderr)
    sys.exit(code)
