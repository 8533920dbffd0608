"""A page leads where it says: every relative link in a Markdown file names a file or folder of the project."""

import posixpath
import re

from tree import Fault, Tree, line_of

_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")


def faults(tree: Tree, pictures: set[str] = frozenset()) -> list[Fault]:
    folders = {"/".join(path.split("/")[:depth]) for path in [*tree, *pictures] for depth in range(1, path.count("/") + 1)}
    found = []
    for path, text in tree.items():
        if not path.endswith(".md"):
            continue
        for match in _LINK.finditer(text):
            target = match.group(1).split("#", 1)[0]
            if not target or re.match(r"[a-z]+:", target):
                continue
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if full not in tree and full not in pictures and full not in folders:
                found.append(Fault(path, line_of(text, match.start()), f"leads to {full}, which is not there"))
    return found
