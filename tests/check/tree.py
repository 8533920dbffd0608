"""What every check shares: the project's files as a map from path to text, and how a fault is told."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Tree = dict[str, str]  # path relative to the root -> text; only files that belong to the project


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}"


def paths() -> list[str]:
    """Every file that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    return [path for path in listed.stdout.decode().split("\0") if path]


def load() -> Tree:
    """The text files among them."""
    tree: Tree = {}
    for path in paths():
        try:
            tree[path] = (ROOT / path).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # a picture, a sound, a deleted file
    return tree


def cxx(tree: Tree) -> list[str]:
    return [path for path in tree if path.endswith((".cpp", ".h"))]


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
