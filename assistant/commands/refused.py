"""What click refuses on the command line, in Vietnamese first."""

import click


def refusal(error: click.ClickException) -> str:
    """One line: what is wrong in Vietnamese, in brackets click's own words, and which help to read."""
    english = error.format_message().replace("\n", " ").rstrip(".")
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    help_at = f"; xem '{command} --help'" if command else ""
    return f"{_vietnamese(error)} ({english}){help_at}"


def _vietnamese(error: click.ClickException) -> str:
    # A missing parameter is a bad one to click, so it comes first.
    match error:
        case click.MissingParameter():
            return f"thiếu {_name(error)}"
        case click.BadParameter():
            return f"giá trị của {_name(error)} không dùng được"
        case click.NoSuchOption():
            return f"không có tùy chọn {error.option_name}"
        case click.exceptions.NoSuchCommand():
            return f"không có lệnh {error.command_name!r}"
        case click.BadOptionUsage():
            return f"tùy chọn {error.option_name} dùng chưa đúng"
        case click.FileError():
            return f"không mở được tệp {error.ui_filename}"
    return "lệnh viết chưa đúng"


def _name(error: click.BadParameter) -> str:
    """The option or argument as the user writes it."""
    if error.param is None:
        return "một giá trị"
    kind = "tùy chọn " if isinstance(error.param, click.Option) else ""
    return kind + error.param.get_error_hint(error.ctx).replace("'", "").replace(" / ", ", ")
