"""Every setting of the product, typed, read in one place: defaults, then `cchc.toml`, then the environment.

A setting that nobody knows is an error, so that a misspelt one never passes in silence.
"""

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UsageError

SETTINGS_FILE = "cchc.toml"
_ENVIRONMENT_PREFIX = "CCHC_"


class Settings(BaseModel):
    """What can be set. The environment variable of a setting is its name in capitals after `CCHC_`.

    `index` is the index folder. `passages` is how many passages a question looks at; `coverage` the share (0 to 1) of
    what the question asks for, weighted by rarity, that a passage must hold to be an answer, `score` the same with
    word order; `list_limit` how many lines an answer lists before it says how many more there are; `question_limit`
    the longest question in characters; `remembered` how many answers are kept to be given again at once, 0 for none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    index: Path = Path(".cchc/index")
    data: Path = Path(".cchc")
    passages: Annotated[int, Field(ge=5, le=500)] = 40
    coverage: Annotated[float, Field(ge=0.0, le=1.0)] = 0.55
    score: Annotated[float, Field(ge=0.0, le=1.0)] = 0.42
    list_limit: Annotated[int, Field(ge=1, le=500)] = 60
    question_limit: Annotated[int, Field(ge=100, le=100_000)] = 2000
    remembered: Annotated[int, Field(ge=0, le=100_000)] = 512

    @property
    def fingerprint(self) -> str:
        """ "sha256:…" over what shapes an answer; folders and what is remembered do not."""
        shaping = self.model_dump_json(exclude={"index", "data", "remembered"})
        return "sha256:" + hashlib.sha256(shaping.encode()).hexdigest()[:16]


def load_settings(
    folder: Path | None = None, environment: Mapping[str, str] | None = None, **given: object
) -> Settings:
    """Settings from `folder`/cchc.toml, the environment and `given` (None values are left out), later ones winning.

    Raises `UsageError` for an unreadable file, an unknown key or a value out of range.
    """
    values = _from_file((folder or Path.cwd()) / SETTINGS_FILE)
    values |= _from_environment(os.environ if environment is None else environment)
    values |= {key: value for key, value in given.items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"cài đặt {name!r} không dùng được, các cài đặt có: {', '.join(Settings.model_fields)} "
            f"({first['msg'].lower()})"
        ) from error


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"không đọc được cài đặt trong {path} (cannot read the settings: {error})") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    return {
        name.removeprefix(_ENVIRONMENT_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(_ENVIRONMENT_PREFIX)
    }
