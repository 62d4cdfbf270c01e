"""The words of the answers, as files: one TOML file a language, the same templates in each.

A template's variables stand in braces. Loading checks that every language has the same templates with the same
variables, so a missing or misspelt one is found at start and not in front of a user. Documents' text goes in as values
only, never as a template.
"""

import string
import tomllib
from dataclasses import dataclass
from importlib import resources

LANGUAGES = ("vi", "en")


class PromptError(Exception):
    """A template file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one language. `version` goes into an answer's trace."""

    language: str
    version: str
    texts: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.texts[name]

    def fill(self, name: str, **values: object) -> str:
        """The template `name` with `values`. Raises `PromptError` where the two do not fit exactly."""
        template = self.texts.get(name)
        if template is None:
            raise PromptError(f"there is no template {name!r} in {self.language}")
        wanted = variables(template)
        if wanted != set(values):
            raise PromptError(f"the template {name!r} takes {sorted(wanted)}, not {sorted(values)}")
        return template.format(**values)


def variables(template: str) -> set[str]:
    """The names in braces of `template`."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def load_templates() -> dict[str, Templates]:
    """The templates of every language. Raises `PromptError` where two languages differ in names or variables."""
    loaded = {language: _load(language) for language in LANGUAGES}
    first = loaded[LANGUAGES[0]]
    for other in loaded.values():
        for name in first.texts.keys() ^ other.texts.keys():
            raise PromptError(f"the template {name!r} is missing in one of {', '.join(LANGUAGES)}")
        for name, text in other.texts.items():
            if variables(text) != variables(first[name]):
                raise PromptError(f"the template {name!r} has other variables in {other.language}")
    return loaded


def _load(language: str) -> Templates:
    source = resources.files(__package__).joinpath(f"answers.{language}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(source)
    return Templates(language, str(content["version"]), dict(content["texts"]))
