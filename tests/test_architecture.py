"""The rules of the house, read from the imports: one-way arrows, one door for a heavy library, a light start."""

import ast
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "assistant", "eval", "prompts")
MAY_IMPORT = {
    "corpus": set(),
    "prompts": set(),
    "index": {"corpus"},
    "assistant": {"corpus", "index", "prompts"},
    "eval": {"corpus", "index", "assistant", "prompts"},
}
# The modules, or the packages, that may import a heavy library. Side by side measurements import their rivals.
DOORS = {
    "underthesea": ("index.segmenter",),
    "sentence_transformers": ("index.embedding.transformer", "index.training", "eval.benchmarks"),
    "torch": ("index.embedding.transformer", "index.training", "eval.benchmarks"),
    "transformers": ("index.embedding.transformer", "index.training", "eval.benchmarks"),
    "faiss": ("index.dense", "eval.benchmarks"),
    "tantivy": ("index.lexical",),
    "gradio": ("assistant.web",),
    "openpyxl": ("corpus.exports", "corpus.readers"),
    "docx": ("corpus.readers", "assistant.web.briefing_file"),
    "langchain_core": ("index.langchain", "assistant.runnable", "eval.benchmarks"),
    "langchain_community": ("eval.benchmarks",),
}
LINES = 360  # "about 300", with some air


def _modules(package: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _imports(path: Path) -> Iterator[str]:
    """The absolute names of what a module imports, inside functions too; a text given to `import_module` counts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield node.args[0].value


@pytest.mark.parametrize("package", PACKAGES)
def test_arrows_run_one_way(package: str) -> None:
    wrong = [
        f"{module} imports {name}"
        for module, path in _modules(package)
        for name in _imports(path)
        if (top := name.split(".")[0]) in PACKAGES and top != package and top not in MAY_IMPORT[package]
    ]
    assert wrong == []


def test_imports_are_absolute() -> None:
    relative = [
        module
        for package in PACKAGES
        for module, path in _modules(package)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_library_has_one_door(library: str) -> None:
    doors = DOORS[library]
    wrong = [
        module
        for package in PACKAGES
        for module, path in _modules(package)
        if any(name.split(".")[0] == library for name in _imports(path))
        and not any(module == door or module.startswith(door + ".") for door in doors)
    ]
    assert wrong == []


def test_every_package_is_installed() -> None:
    """setuptools is told the packages one by one: one that is forgotten works here and is missing elsewhere."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    there = {module for package in PACKAGES for module, path in _modules(package) if path.name == "__init__.py"}
    assert sorted(listed) == sorted(there)


def test_nothing_is_unpickled() -> None:
    wrong = [
        module
        for package in PACKAGES
        for module, path in _modules(package)
        if any(name.split(".")[0] in ("pickle", "shelve", "marshal", "dill", "joblib") for name in _imports(path))
    ]
    assert wrong == []


def test_modules_do_not_import_in_circles() -> None:
    known = {module for package in PACKAGES for module, _ in _modules(package)}
    arrows: dict[str, set[str]] = defaultdict(set)
    for package in PACKAGES:
        for module, path in _modules(package):
            arrows[module] = {name for name in _top_imports(path) if name in known and name != module}
    assert _circle(arrows) == []


def _top_imports(path: Path) -> Iterator[str]:
    """What a module imports when it is imported itself."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _circle(arrows: dict[str, set[str]]) -> list[str]:
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for other in sorted(arrows.get(module, ())):
            found = walk(other, [*way, module])
            if found:
                return found
        done.add(module)
        return []

    return next((found for module in sorted(arrows) if (found := walk(module, []))), [])


def test_modules_are_small() -> None:
    large = {
        module: lines
        for package in PACKAGES
        for module, path in _modules(package)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES
    }
    assert large == {}


@pytest.mark.parametrize(
    "statement",
    [
        "import corpus, corpus.reader, corpus.records, corpus.library",
        "import index, index.store, index.retriever, index.chunker, index.segmenter",
        "import assistant.cli",
        "import prompts",
    ],
)
def test_start_up_is_light(statement: str) -> None:
    heavy = "{'torch', 'transformers', 'sentence_transformers', 'underthesea', 'gradio', 'langchain_core', 'openpyxl'}"
    program = f"import sys; {statement}; found = {heavy} & sys.modules.keys(); assert not found, found"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
