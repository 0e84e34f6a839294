"""Imports go one way, from the nouns to the edges, so that each folder can be read, tested and moved without those above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent
VERBS = ("collecting", "archiving", "reading", "linking", "judging", "weighing", "publishing", "store")
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "when", "marks", "home"),
    ("records",),
    ("captures", "ids"),
    ("incidents", "told"),
    ("lang", "places"),
    VERBS,
    ("work",),
    ("intake", "casework", "verdicts"),
    ("site",),
    ("logged",),
    ("recording", "stored"),
    ("settling", "forgetting"),
    ("running",),
    ("web",),
    ("commands",),
    ("cli",),
    ("__init__", "__main__"),
)
PURE = ("reading", "linking", "judging", "weighing")
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
IMPURE = {
    "time",
    "random",
    "secrets",
    "socket",
    "urllib",
    "http",
    "os",
    "subprocess",
    "asyncio",
    "threading",
    "tempfile",
    "shutil",
    "pathlib",
}


def modules() -> Iterator[tuple[Path, str]]:
    """Each source file and the part of the house that it belongs to."""
    for path in sorted(ROOT.rglob("*.py")):
        inside = path.relative_to(ROOT)
        yield path, inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno} imports by dots; write the full name"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "onrecord" else (module,)


def parts_imported(path: Path) -> set[str]:
    """The parts of the house that a file imports."""
    return {name.split(".")[1] if "." in name else "__init__" for name in imports(path) if name.split(".")[0] == "onrecord"}


@pytest.mark.parametrize(("path", "part"), [pytest.param(*m, id=str(m[0].relative_to(ROOT))) for m in modules()])
def test_imports_go_one_way(path: Path, part: str) -> None:
    """A part imports only parts of lower layers, and itself; the verbs and the store do not import each other."""
    assert part in RANK, f"{part} has no layer: give it one in LAYERS, and in the design"
    above = {other for other in parts_imported(path) if other != part and RANK.get(other, len(LAYERS)) >= RANK[part]}
    assert not above, f"{path.relative_to(ROOT)} imports {sorted(above)}, which stand beside or above {part}"


@pytest.mark.parametrize("path", [pytest.param(p, id=f"{part} {p.name}") for p, part in modules() if part in PURE])
def test_the_middle_is_pure(path: Path) -> None:
    """Reading, linking, judging and weighing have no clock, network, disk, randomness or environment."""
    assert not {name.split(".")[0] for name in imports(path)} & IMPURE


def test_no_file_is_named_after_nothing() -> None:
    """A file is named after what it holds."""
    nameless = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager", "tools"}
    assert not {path.stem for path, _ in modules()} & nameless
