"""Chinese and English say the same things: the same keys, the same places to fill in, and no key that nobody wrote."""

import json
import re
import tomllib

from cxx_text import code_only
from tree import Fault, Tree, line_of

_FILE = re.compile(r"(.*/)(zh|en)\.(toml|json)$")
_PLACE = re.compile(r"\{(\w+)(?:\|[^}]*)?\}")  # {n}, or {n|cup|cups} where a language has plurals; {b} is only bold
_USE = re.compile(r'\btr\(\s*"([\w.-]+)"')


def faults(tree: Tree) -> list[Fault]:
    found: list[Fault] = []
    kiosk_keys: set[str] = set()
    for path in sorted(tree):
        match = _FILE.match(path)
        if not match or match.group(2) != "zh":
            continue
        other = f"{match.group(1)}en.{match.group(3)}"
        if other not in tree:
            found.append(Fault(path, 1, f"has no {other}"))
            continue
        chinese, english = _words(path, tree[path]), _words(other, tree[other])
        found += _differences(tree, path, chinese, other, english)
        if path.startswith("assets/"):
            kiosk_keys |= chinese.keys()
    return found + (_unknown_keys(tree, kiosk_keys) if kiosk_keys else [])


def _words(path: str, text: str) -> dict[str, str]:
    words: dict[str, str] = {}

    def walk(prefix: str, value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(f"{prefix}.{key}" if prefix else key, inner)
        else:
            words[prefix] = str(value)

    walk("", tomllib.loads(text) if path.endswith(".toml") else json.loads(text))
    return words


def _differences(tree: Tree, zh: str, chinese: dict[str, str], en: str, english: dict[str, str]) -> list[Fault]:
    found = [Fault(zh, _line(tree[zh], key), f"'{key}' is missing in {en}") for key in chinese.keys() - english.keys()]
    found += [Fault(en, _line(tree[en], key), f"'{key}' is missing in {zh}") for key in english.keys() - chinese.keys()]
    for key in chinese.keys() & english.keys():
        if not chinese[key].strip() or not english[key].strip():
            found.append(Fault(zh, _line(tree[zh], key), f"'{key}' is empty in one language"))
        if _places(chinese[key]) != _places(english[key]):
            found.append(Fault(en, _line(tree[en], key), f"'{key}' has other places to fill in than {zh}"))
    return found


def _places(sentence: str) -> set[str]:
    return set(_PLACE.findall(sentence)) - {"b"}


def _unknown_keys(tree: Tree, known: set[str]) -> list[Fault]:
    found = []
    for path, text in tree.items():
        if not path.startswith("kiosk/") or not path.endswith((".cpp", ".h")):
            continue
        for match in _USE.finditer(text):
            in_code = code_only(text)[match.start() : match.start() + 2] == "tr"
            if in_code and match.group(1) not in known:
                found.append(Fault(path, line_of(text, match.start()), f"tr(\"{match.group(1)}\") is in no translation"))
    return found


def _line(text: str, key: str) -> int:
    last = re.escape(key.rsplit(".", 1)[-1])
    match = re.search(rf'^\s*"?(?:[\w.-]*\.)?{last}"?\s*[=:]', text, re.MULTILINE)
    return line_of(text, match.start() + 1) if match else 1
