"""A test that is not built tests nothing: each test file belongs to a folder that CMakeLists.txt builds, each room has tests."""

from rooms import parse
from tree import Fault, Tree, cxx

_SPECIAL = ("tests/support/", "tests/bench/", "tests/fuzz/", "tests/check/", "tests/e2e/")


def faults(tree: Tree) -> list[Fault]:
    rooms = parse(tree.get("CMakeLists.txt", ""))
    built = {room.folder for room in rooms}
    found = []
    for path in cxx(tree):
        folder = path.rsplit("/", 1)[0]
        if path.startswith("tests/") and not path.startswith(_SPECIAL) and built.isdisjoint((folder, path)):
            found.append(Fault(path, 1, f"no yizhan_test({folder.removeprefix('tests/')} ...) line in CMakeLists.txt builds it"))
    with_code = {path.rsplit("/", 1)[0] for path in cxx(tree) if path.endswith(".cpp")}
    for room in rooms:
        if room.folder.startswith("tests/") or room.folder.endswith("main.cpp") or room.folder not in with_code:
            continue
        if f"tests/{room.folder}" not in with_code:
            found.append(Fault("CMakeLists.txt", 1, f"the room {room.folder} has no test in tests/{room.folder}"))
    return found
