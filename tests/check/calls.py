"""The outside is reached only through the faces of shared/platform: that is what lets the simulation replace it."""

import re

from cxx_text import code_only
from tree import Fault, Tree, cxx, line_of

# (what, pattern, why, where it is allowed). Some tests meet the real machine on purpose.
REAL = ("shared/platform/", "tests/bench/", "tests/e2e/", "tests/support/", "tests/faults/")

RULES = [
    ("reads a clock", r"\b(system_clock|steady_clock|high_resolution_clock)\s*::\s*now\b|\b(clock_gettime|gettimeofday)\s*\("
     r"|(?<![\w.>:])(std::)?time\s*\(\s*(nullptr|NULL|0|&\w+)\s*\)", "take the time from Clock", REAL),
    ("asks for randomness", r"(?<![\w.>])(rand|srand|getrandom|arc4random|drand48)\s*\(|\brandom_device\b"
     r"|\brandombytes_\w+\s*\(", "take it from Random", REAL),
    ("makes its own random numbers", r"\bmt19937|\bminstd_rand|\bdefault_random_engine", "take them from Random", (*REAL, "tests/")),
    ("sleeps", r"\b(sleep_for|sleep_until|usleep|nanosleep|clock_nanosleep)\b|(?<![\w.>:])sleep\s*\(", "post_after on the Executor waits without a thread", REAL),
    ("opens a file by itself", r"\bstd::(o|i)?fstream\b|\b(fopen|freopen|mkstemp|creat)\s*\(|\bO_CREAT\b",
     "small files go through FileStore, databases through sqlite::Database", (*REAL, "tests/")),
    ("starts a thread", r"\bstd::(jthread|thread)\b(?!::)|\bstd::async\b|\bpthread_create\b",
     "an actor runs on a ThreadExecutor",
     (*REAL, "kiosk/sync/", "kiosk/input/", "kiosk/wiring/stop_signals", "server/http/", "tests/")),
    ("throws", r"\bthrow\b(?!\s*\()", "a failure is a Result, a bug is an assert", ("tests/",)),
    ("prints", r"\bstd::(cout|cerr|clog)\b|(?<![\w:.>])(std::)?(printf|puts|putchar|perror)\s*\(",
     "only a program's command line prints; the rest logs", ("kiosk/main", "kiosk/wiring/", "server/main", "shared/platform/", "tests/")),
    # std::abort stays: it marks a broken promise of our own code, never an input.
    ("ends the process", r"(?<![\w.>])(std::)?(_?exit|quick_exit|terminate)\s*\(", "return a Result to main",
     ("kiosk/main", "server/main", "tests/")),
    ("runs a command", r"(?<![\w.>])(std::)?(system|popen|execv\w*|execl\w*|fork|vfork|posix_spawnp?)\s*\(",
     "the programs start no other program", ("tests/",)),
]


def faults(tree: Tree) -> list[Fault]:
    found = []
    for path in cxx(tree):
        code = code_only(tree[path])
        for what, pattern, why, allowed in RULES:
            if path.startswith(allowed):
                continue
            for match in re.finditer(pattern, code):
                found.append(Fault(path, line_of(code, match.start()), f"{what} ({match.group(0).strip()}): {why}"))
    return found
