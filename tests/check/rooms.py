"""The map of rooms as CMakeLists.txt draws it: folder, neighbours, libraries."""

import re
from dataclasses import dataclass, field

_CALL = re.compile(r"^\s*yizhan_(room|program|test|bench)\(([^)]*)\)", re.MULTILINE)


@dataclass
class Room:
    name: str
    folder: str
    shown: list[str] = field(default_factory=list)  # rooms and libraries that its headers show
    hidden: list[str] = field(default_factory=list)  # ... that only its sources know


def parse(cmake: str) -> list[Room]:
    """Every yizhan_room, yizhan_program and yizhan_test line, in order."""
    without_comments = re.sub(r"#[^\n]*", "", cmake)
    rooms = []
    for kind, arguments in _CALL.findall(without_comments):
        words = arguments.split()
        if any("$" in word for word in words):
            continue  # the functions' own bodies
        rooms.append(_test(words) if kind == "test" else _room(words) if kind == "room" else _bench(words) if kind == "bench" else _program(words))
    return rooms


def _room(words: list[str]) -> Room:
    room = Room(words[0], words[1])
    into = room.shown
    for word in words[2:]:
        if word in ("LINKS", "PRIVATE"):
            into = room.shown if word == "LINKS" else room.hidden
        else:
            into.append(word)
    return room


def _program(words: list[str]) -> Room:
    return Room(words[0], f"{words[1]}/main.cpp", hidden=words[2:])


def _bench(words: list[str]) -> Room:
    return Room(words[0], words[1], hidden=words[2:])


def _test(words: list[str]) -> Room:
    return Room("test_" + words[0].replace("/", "_"), f"tests/{words[0]}", hidden=words[1:])


def room_of(rooms: list[Room], path: str) -> Room | None:
    """The room with the longest folder that holds the path."""
    holding = [room for room in rooms if path == room.folder or path.startswith(room.folder + "/")]
    return max(holding, key=lambda room: len(room.folder), default=None)


def reachable(rooms: list[Room], start: Room) -> set[str]:
    """Names of the rooms and libraries whose headers `start` may include: its own links, and what those show."""
    by_name = {room.name: room for room in rooms}
    seen = {start.name}
    waiting = [*start.shown, *start.hidden]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(by_name[name].shown if name in by_name else [])
    return seen
