"""Words that have no place in a finished project: promises for later, and paths of somebody's machine."""

import re

from tree import Fault, Tree, line_of

# Written in pieces, so that this file does not find itself.
_LATER = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"])
_RULES = [
    (rf"\b({_LATER})\b", "says that something is unfinished: finish it, or describe the limit in plain words"),
    (r"(?<![\w.:}/-])/(work|home/\w+|root|Users/\w+|mnt/\w+)/", "a path of somebody's machine"),
    (r"[ \t]+$", "blanks at the end of the line"),
]
_NOT_OURS = ("LICENSE", "server/web/package-lock.json", "tests/golden/")


def faults(tree: Tree) -> list[Fault]:
    found = []
    for path, text in tree.items():
        if path.startswith(_NOT_OURS):
            continue
        for pattern, why in _RULES:
            for match in re.finditer(pattern, text, re.MULTILINE):
                found.append(Fault(path, line_of(text, match.start()), f"'{match.group(0)}' {why}"))
    return found
