"""A type has one name in the whole program: kiosk and hub share a namespace, and two types of one name are a silent clash
where a test or the simulation links both."""

import re

from cxx_text import code_only
from tree import Fault, Tree, cxx

_HEAD = re.compile(r"\b(?:class|struct|union|enum(?:\s+class)?)\s+([A-Za-z_]\w*)(?:\s+final)?(?:\s*:[^:].*)?$", re.DOTALL)
_SPACE = re.compile(r"\bnamespace\b\s*([\w:]*)\s*$")


def types(text: str) -> list[tuple[str, int]]:
    """Qualified name and line of each type that other files can see, nested ones and anonymous namespaces left out."""
    code = re.sub(r"^[ \t]*#[^\n]*", "", code_only(text), flags=re.MULTILINE)
    found, stack, start, line = [], [], 0, 1
    for at, char in enumerate(code):
        if char == "\n":
            line += 1
        if char not in "{};":
            continue
        head = code[start:at].strip()
        start = at + 1
        if char == "}":
            if stack:
                stack.pop()
            continue
        if char == ";":
            continue
        space, kind = _SPACE.search(head), _HEAD.search(head)
        if space and all(name is not None for name in stack):
            stack.append(space.group(1) or None)
            continue
        if kind and "(" not in head and "template <>" not in head and all(name is not None for name in stack):
            found.append(("::".join([*stack, kind.group(1)]), line))
        stack.append(None)
    return found


def faults(tree: Tree) -> list[Fault]:
    first: dict[str, str] = {}
    found = []
    for path in cxx(tree):
        if not path.startswith(("shared/", "kiosk/", "server/")):
            continue
        for name, line in types(tree[path]):
            if name.endswith("hash") or first.setdefault(name, path) == path:
                continue
            found.append(Fault(path, line, f"{name} is also defined in {first[name]}: one of the two wants a better name"))
    return found
