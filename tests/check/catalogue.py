"""The catalogue of services that the house brings along: eighty entries, sixteen a field, short, in both languages, and without
a number or a sum of money that nobody vouches for."""

import json
import re
from collections import Counter

from tree import Fault, Tree, line_of

PATH = "assets/catalogue/services.json"
ICONS = "kiosk/ui/icons.cpp"
FIELDS = ("start_up", "excellence", "added_value", "career", "care")
SITUATIONS = ("new_here", "on_the_road", "hurt_or_ill", "short_of_money", "in_dispute", "want_to_learn", "family", "children",
              "housing", "feeling_low")
A_FIELD = 16  # entries
A_SITUATION = 5  # entries at least

_LIMITS = {"title": (14, 40)} | {name: (60, 140) for name in ("summary", "who", "bring", "where", "how_long", "ask")}
_MEMBERS = {"id", "field", "order", "icon", "initials", "situations", "requestable", *_LIMITS}
_HOTLINE = "12351"  # the workers' hotline, the same in the whole country
# Chinese text: characters, the marks that go with them, digits and single blanks around these.
_ZH = re.compile(r"[\u4e00-\u9fff，。、；：？！（）“”《》·0-9 ]+")
_EN = re.compile(r"[A-Za-z0-9 ,.;:?!()'-]+")
_LETTER = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]")


def faults(tree: Tree) -> list[Fault]:
    if PATH not in tree:
        return []
    text = tree[PATH]
    try:
        entries = json.loads(text, object_pairs_hook=_once)["services"]
        if not isinstance(entries, list):
            raise ValueError("it is no list")
    except (ValueError, KeyError, TypeError) as error:
        return [Fault(PATH, 1, f"is not an object with the list 'services': {error}")]
    icons = set(re.findall(r'Named\{"(\w+)"', tree.get(ICONS, "")))
    whys = [(entry, why) for entry in entries for why in _faults_of(entry, icons)]
    found = [Fault(PATH, _line(text, entry), f"{_id(entry)}: {why}") for entry, why in whys]
    return found if found else [Fault(PATH, 1, why) for why in _faults_of_all(entries)]


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        raise ValueError(f"{twice[0]!r} stands twice in one object")
    return dict(pairs)


def _id(entry: object) -> str:
    return str(entry.get("id", "an entry without id")) if isinstance(entry, dict) else "an entry"


def _line(text: str, entry: object) -> int:
    return line_of(text, max(0, text.find(f'"id": "{_id(entry)}"')))


def _faults_of(entry: object, icons: set[str]) -> list[str]:
    if not isinstance(entry, dict) or entry.keys() != _MEMBERS:
        return [f"its members are not exactly {sorted(_MEMBERS)}"]
    found = []
    if not re.fullmatch(r"[a-z0-9-]{1,40}", str(entry["id"])):
        found.append("an id is 1 to 40 of a-z, 0-9 and -")
    if entry["field"] not in FIELDS:
        found.append(f"{entry['field']!r} is no field")
    if entry["icon"] not in icons:
        found.append(f"the icon {entry['icon']!r} is not in {ICONS}: the kiosk would show three dots")
    situations = entry["situations"]
    if not isinstance(situations, list) or not 1 <= len(situations) <= 3 or len(set(situations)) < len(situations):
        found.append("has one to three situations, each once")
    elif unknown := [situation for situation in situations if situation not in SITUATIONS]:
        found.append(f"{unknown[0]!r} is no situation")
    if not isinstance(entry["requestable"], bool):
        found.append("requestable is true or false")
    texts = [why for name in _LIMITS for why in _faults_of_text(name, entry[name])]
    return found + (texts or _faults_of_initials(entry))


def _faults_of_text(name: str, value: object) -> list[str]:
    if not isinstance(value, dict) or value.keys() != {"zh", "en"} or not all(isinstance(text, str) for text in value.values()):
        return [f"{name} is not a text in zh and en"]
    found = []
    for language, most, allowed in (("zh", _LIMITS[name][0], _ZH), ("en", _LIMITS[name][1], _EN)):
        text = value[language]
        if not 1 <= len(text) <= most:
            found.append(f"{name}.{language} has {len(text)} characters, 1 to {most} fit")
        elif not allowed.fullmatch(text):
            strange = next(char for char in text if not allowed.fullmatch(char))
            found.append(f"{name}.{language} has {strange!r}, which has no place in it")
        if text != text.strip() or "  " in text:
            found.append(f"{name}.{language} has blanks too many")
        if any(number != _HOTLINE for number in re.findall(r"\d+", text)):
            found.append(f"{name}.{language} gives a number: sums, dates and telephones are what the year's notice says")
    return found


def _faults_of_initials(entry: dict) -> list[str]:
    letters = len(_LETTER.findall(entry["title"]["zh"]))
    if not re.fullmatch(r"[a-z0-9]+", str(entry["initials"])) or len(entry["initials"]) != letters:
        return [f"initials are {letters} of a-z and 0-9, one for each character of the title"]
    return []


def _faults_of_all(entries: list[dict]) -> list[str]:
    found = []
    for what, values in (("id", [entry["id"] for entry in entries]), ("title", [entry["title"]["zh"] for entry in entries]),
                         ("title", [entry["title"]["en"] for entry in entries])):
        found += [f"the {what} {value!r} stands {count} times" for value, count in Counter(values).items() if count > 1]
    for field in FIELDS:
        orders = [entry["order"] for entry in entries if entry["field"] == field]
        if orders != list(range(1, A_FIELD + 1)):
            found.append(f"{field}: the entries are not in order from 1 to {A_FIELD}")
    used = Counter(situation for entry in entries for situation in entry["situations"])
    found += [f"the situation {situation} leads to {used[situation]} services, at least {A_SITUATION} are due"
              for situation in SITUATIONS if used[situation] < A_SITUATION]
    return found
