"""Settings are strict: what nobody knows is an error."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.settings import load_settings


def test_later_sources_win(tmp_path: Path) -> None:
    (tmp_path / "cchc.toml").write_text('passages = 50\nindex = "from-file"\n', encoding="utf-8")
    settings = load_settings(tmp_path, {"CCHC_PASSAGES": "60"}, index=Path("given"))
    assert settings.passages == 60
    assert settings.index == Path("given")


@pytest.mark.parametrize("content", ["pasages = 50", "passages = 0", "coverage = 2.0", "passages ="])
def test_a_wrong_setting_is_one_clear_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "cchc.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path, {})
    assert "\n" not in str(caught.value)


def test_folders_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    one = load_settings(tmp_path, {}, index=Path("a"))
    other = load_settings(tmp_path, {}, index=Path("b"))
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint == load_settings(tmp_path, {}, remembered=0).fingerprint
    assert one.fingerprint != load_settings(tmp_path, {}, passages=99).fingerprint
