"""The source of the house as data: its files, and what is defined on which line."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "gongkai"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Return every file that belongs to the repository, added or about to be."""
    wanted = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(wanted, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    found = {ROOT / name for name in told.split("\0") if name}
    return tuple(sorted(path for path in found if path.is_file()))


def modules(*folders: str) -> list[Path]:
    """Return the Python files beneath folders of the product, migrations left out; all of it for none."""
    places = [PRODUCT / folder for folder in folders] or [PRODUCT]
    found = (path for place in places for path in place.rglob("*.py"))
    return sorted(path for path in found if not {"migrations", "node_modules"} & set(path.parts))


def name_of(path: Path) -> str:
    """Return a path as the papers write it: from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return a parsed file."""
    return ast.parse(path.read_text("utf-8"))


@cache
def definitions(path: Path) -> dict[str, int]:
    """Return what a module defines, with the line of each: `draft`, `State.DRAFT`, `OUTCOMES`."""
    return dict(_defined(tree(path).body, ""))


def dotted(node: ast.AST) -> str:
    """Return a name with its dots: `datetime.now`; what it hangs on is left out unless it is a name, too."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def functions(path: Path) -> list[Function]:
    """Return the functions at the top of a module."""
    return [node for node in tree(path).body if isinstance(node, Function)]


def is_act(function: Function) -> bool:
    """Tell whether a function is an act: public, in a transaction of its own."""
    marks = [dotted(mark) for mark in function.decorator_list]
    return not function.name.startswith("_") and "transaction.atomic" in marks


def act_modules() -> list[Path]:
    """Return the doors through which anything is done."""
    return [
        path
        for path in modules()
        if path.name in {"actions.py", "intake.py"} or path.parent.name == "actions"
    ]


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every text that stands as a docstring, of a constant too, with its first line."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.lineno, node.value.value


def _defined(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, int]]:
    for node in body:
        if isinstance(node, Function):
            yield prefix + node.name, node.lineno
        elif isinstance(node, ast.ClassDef):
            yield prefix + node.name, node.lineno
            yield from _defined(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, ast.Assign):
            names = (target for target in node.targets if isinstance(target, ast.Name))
            yield from ((prefix + target.id, node.lineno) for target in names)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield prefix + node.target.id, node.lineno
