"""The example configurations show every key that a program reads, with the value that it takes when the key is left out."""

import json
import re
import tomllib

from tree import Fault, Tree, line_of

_READ = re.compile(r'\.(?:text|integer|flag|choice)\(\s*"([a-z_]+\.[a-z_]+)"\s*,\s*("(?:\\.|[^"\\])*"|[^,)]+)')


def faults(tree: Tree) -> list[Fault]:
    found = []
    for side, folder in (("hub", "server/"), ("kiosk", "kiosk/")):
        example = f"deploy/{side}.example.toml"
        read = {}
        for path, text in tree.items():
            if path.startswith(folder) and path.endswith(".cpp"):
                for match in _READ.finditer(text):
                    read[match.group(1)] = (path, line_of(text, match.start()), _value(match.group(2)))
        if example in tree and read:
            found += _differences(example, tree[example], read)
    return found


def _differences(example: str, text: str, read: dict[str, tuple[str, int, object]]) -> list[Fault]:
    shown = {f"{section}.{key}": value for section, keys in tomllib.loads(text).items() for key, value in keys.items()}
    found = [Fault(*read[key][:2], f"reads {key}, which {example} does not show") for key in read.keys() - shown.keys()]
    for key in shown:
        line = line_of(text, max(0, text.find(f"\n{key.split('.')[1]} =") + 1))
        if key not in read:
            found.append(Fault(example, line, f"shows {key}, which the program does not read"))
        elif read[key][2] is not None and shown[key] != read[key][2]:
            found.append(Fault(example, line, f"shows {key} = {shown[key]!r}; when left out it is {read[key][2]!r}"))
    return found


def _value(literal: str) -> object:
    """What the C++ literal means; None where the value stands elsewhere."""
    try:
        return json.loads(literal if literal[0] == '"' else literal.replace("'", ""))
    except ValueError:
        return None
