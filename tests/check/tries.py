"""TRY returns in the middle of an expression. Inside braces GCC 12 and clang 14 then forget to destroy the members that were
made already: whoever can send bad input can fill the memory. TRY goes into a variable of its own, or first."""

import re

from cxx_text import code_only
from tree import Fault, Tree, cxx, line_of

_OPENS = re.compile(r"\{")
_TRY = re.compile(r"\bTRY\(")


def faults(tree: Tree) -> list[Fault]:
    found = []
    for path in cxx(tree):
        code = code_only(tree[path])
        if "TRY(" not in code:
            continue
        lines = {line_of(code, start + match.start()) for start, body in _braced_lists(code) for match in _TRY.finditer(body)
                 if _behind_a_comma(body[:match.start()])}
        found.extend(Fault(path, line, "TRY behind another member in braces leaks that member when it returns") for line in lines)
    return found


def _braced_lists(code: str) -> list[tuple[int, str]]:
    """Where each initialiser in braces begins behind its brace, and what is in it; blocks of statements are none."""
    lists = []
    for opening in _OPENS.finditer(code):
        depth, at = 1, opening.end()
        while depth and at < len(code):
            depth += {"{": 1, "}": -1}.get(code[at], 0)
            at += 1
        body = code[opening.end():at - 1]
        if ";" not in body:
            lists.append((opening.end(), body))
    return lists


def _behind_a_comma(before: str) -> bool:
    depth = 0
    for char in before:
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(char, 0)
        if char == "," and depth == 0:
            return True
    return False
