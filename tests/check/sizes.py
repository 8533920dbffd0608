"""A file does one job in at most 300 lines (a test file 400), a function in at most 60, and a file says first what it is."""

import re

from cxx_text import code_only
from tree import Fault, Tree, cxx

FILE_LINES = 300
TEST_FILE_LINES = 400
FUNCTION_LINES = 60

_MEASURED = (".cpp", ".h", ".ts", ".vue", ".py", ".sh", "/dev", ".css")
_TYPE = re.compile(r"\b(namespace|class|struct|union|enum)\b[^()]*$|\bextern\s*\"[^\"]*\"\s*$|=\s*$|\bconcept\b")
_COMMENT = {
    ".cpp": r"//|/\*", ".h": r"//|/\*", ".ts": r"//|/\*", ".vue": r"<!--", ".py": r'(#!.*\n)?("""|#)', ".sh": r"#", ".css": r"/\*",
    ".toml": r"#", ".service": r"#",
}


def faults(tree: Tree) -> list[Fault]:
    return [*_long_files(tree), *_long_functions(tree), *_silent_files(tree)]


def _long_files(tree: Tree) -> list[Fault]:
    found = []
    for path, text in tree.items():
        if not ("/" + path).endswith(_MEASURED):
            continue
        limit = TEST_FILE_LINES if path.startswith("tests/") or "/tests/" in path else FILE_LINES
        lines = text.count("\n")
        if lines > limit:
            found.append(Fault(path, lines, f"{lines} lines, at most {limit}: a file with one job is shorter"))
    return found


def functions(text: str) -> list[tuple[int, int]]:
    """First and last line of each outermost brace block that follows a parameter list."""
    code = re.sub(r"^[ \t]*#[^\n]*(\\\n[^\n]*)*", lambda m: "\n" * m.group(0).count("\n"), code_only(text), flags=re.MULTILINE)
    found, stack, head_start, line = [], [], 0, 1
    for at, char in enumerate(code):
        if char == "\n":
            line += 1
        elif char == "{":
            head = code[head_start:at].strip()
            inside = bool(stack) and stack[-1][0] != "scope"
            kind = "block" if inside else "scope" if _TYPE.search(head) or "(" not in head else "function"
            stack.append((kind, line))
        elif char == "}" and stack:
            kind, first = stack.pop()
            if kind == "function":
                found.append((first, line))
        if char in ";{}":
            head_start = at + 1
    return found


def _long_functions(tree: Tree) -> list[Fault]:
    found = []
    for path in cxx(tree):
        for first, last in functions(tree[path]):
            if last - first - 1 > FUNCTION_LINES:
                found.append(Fault(path, first, f"a function of {last - first - 1} lines, at most {FUNCTION_LINES}"))
    return found


def _silent_files(tree: Tree) -> list[Fault]:
    found = []
    for path, text in tree.items():
        suffix = "." + path.rsplit(".", 1)[-1]
        if suffix not in _COMMENT or re.match(_COMMENT[suffix], text):
            continue
        if suffix == ".cpp" and path[:-4] + ".h" in tree:
            continue  # its header speaks for it
        if suffix == ".cpp" and path.endswith("_test.cpp"):
            continue  # its test cases are sentences
        found.append(Fault(path, 1, "does not begin with a comment that says what it is and what it promises"))
    return found
