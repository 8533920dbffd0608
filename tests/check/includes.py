"""The fence between rooms. Debian's headers lie in one folder, so a wrong include compiles; this is what stops it."""

import re

from rooms import Room, parse, reachable, room_of
from tree import Fault, Tree, cxx, line_of

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)

# A library's headers -> the name by which CMake links it. Only a room that links the library itself may include it (a
# test may use what its rooms show).
LIBRARIES = [
    (r"curl/", "CURL::libcurl"),
    (r"sqlite3(ext)?\.h", "SQLite::SQLite3"),
    (r"qrencode\.h", "PkgConfig::QRENCODE"),
    (r"(imgui|backends/imgui|misc/freetype)", "PkgConfig::IMGUI"),
    (r"GLFW/", "glfw"),
    (r"(GL|GLES2|KHR)/", "OpenGL::GL"),
    (r"EGL/", "OpenGL::EGL"),
    (r"(ft2build\.h|freetype)", "Freetype::Freetype"),
    (r"sodium(\.h|/)", "PkgConfig::SODIUM"),
    (r"zstd\.h", "zstd::libzstd_shared"),
    (r"simdjson", "simdjson::simdjson"),
    (r"nlohmann/", "nlohmann_json::nlohmann_json"),
    (r"boost/", "Boost::headers"),
    (r"spdlog/", "spdlog::spdlog"),
    (r"toml\+\+/", "tomlplusplus::tomlplusplus"),
    (r"CLI/", "CLI11::CLI11"),
    (r"(pango/|cairo)", "PkgConfig::PANGOCAIRO"),
]

# What no line in CMakeLists.txt can permit: where a header may appear at all, and why.
ONLY_IN = [
    (r"curl/", ("kiosk/sync/", "tests/"), "kiosk/sync is the only user of libcurl"),
    (r"qrencode\.h", ("kiosk/devices/", "server/api/", "server/main", "tests/"), "QR symbols are made in kiosk/devices and by the hub's pages"),
    (r"sqlite3\.h", ("shared/platform/", "kiosk/journal/", "server/store/", "tests/"), "only platform and the two stores know SQLite"),
    (r"(imgui|backends/imgui|GLFW/|GL/|EGL/)", ("kiosk/ui/", "tests/"), "kiosk/ui is the only room that knows how drawing works"),
    (r"boost/(beast|asio)", ("server/http/", "tests/"), "server/http is the only room that knows the HTTP library"),
    (r"(pango/|cairo)", ("server/paper/", "tests/"), "server/paper is the only room that knows how a PDF is made"),
    (r"server/", ("server/", "tests/"), "the kiosk never includes the hub"),
    (r"kiosk/", ("kiosk/", "tests/"), "the hub never includes the kiosk"),
    (r"kiosk/(journal|sync|devices|input)/", ("kiosk/journal/", "kiosk/sync/", "kiosk/devices/", "kiosk/input/", "kiosk/wiring/", "kiosk/main",
                                                "tests/"),
     "the kiosk's core and its screens never see an edge"),
    (r"tests/", ("tests/",), "the product never includes its tests"),
]

MEASURES = ("tests/bench/", "tests/fuzz/entry/")  # programs of their own that may look into every room


def faults(tree: Tree) -> list[Fault]:
    rooms = parse(tree.get("CMakeLists.txt", ""))
    found = []
    for path in cxx(tree):
        room = room_of(rooms, path)
        if room is None and path.startswith(MEASURES):
            continue
        if room is None:
            found.append(Fault(path, 1, "belongs to no room: no yizhan_room, yizhan_program or yizhan_test line has its folder"))
            continue
        allowed = reachable(rooms, room)
        for match in _INCLUDE.finditer(tree[path]):
            why = _wrong(tree, rooms, room, allowed, path, match.group(1), match.group(2))
            if why:
                found.append(Fault(path, line_of(tree[path], match.start()), f"includes {match.group(2)}: {why}"))
    return found


def _wrong(tree: Tree, rooms: list[Room], room: Room, allowed: set[str], path: str, quote: str, header: str) -> str | None:
    for pattern, places, why in ONLY_IN:
        if re.match(pattern, header) and not path.startswith(places):
            return why
    if quote == '"':
        if header not in tree:
            return "no such file from the root; write the whole path"
        if header.startswith("tests/"):
            return None  # a header of another test folder: helpers, nothing to link
        target = room_of(rooms, header)
        if target is None or target.name not in allowed:
            return f"{room.name} does not link {target.name if target else 'that room'} in CMakeLists.txt"
        return None
    linked = allowed if path.startswith("tests/") else {*room.shown, *room.hidden}
    for pattern, library in LIBRARIES:
        if re.match(pattern, header) and library not in linked:
            return f"{room.name} does not link {library} itself in CMakeLists.txt"
    return None
